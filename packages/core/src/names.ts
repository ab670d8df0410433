import { createHash } from "node:crypto";
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import { type IConstruct, Node } from "constructs";

const MODULE = Symbol.for("@plinth/core/module");

/** Marks a module: ids down to it are the caller's, those below are its own. */
export function markModule(construct: IConstruct): void {
  Object.defineProperty(construct, MODULE, { value: true });
}

const NAME = Symbol.for("@plinth/core/name");

/** Physical names of the construct and of all below it begin with this name, in place of its path. */
export function useName(construct: IConstruct, name: string | undefined): void {
  if (name !== undefined) Object.defineProperty(construct, NAME, { value: name });
}

/** The path of the construct, from the nearest name that was given. */
export function namePathOf({ node }: IConstruct): string {
  const named = [...node.scopes].reverse().find((scope): scope is Named => NAME in scope);
  return named ? [named[NAME], ...node.scopes.slice(named.node.scopes.length).map(idOfScope)].join("/") : node.path;
}

type Named = IConstruct & { readonly [NAME]: string };

function idOfScope({ node }: IConstruct): string {
  return node.id;
}

/**
 * A physical name, derived from the path of the construct or from a name that was given: lower-case letters, digits and single
 * hyphens, beginning with a letter. Where another path could have the same name, and where the name is longer than `maxLength`,
 * it ends in a hash of the path.
 */
export function nameOf(construct: IConstruct, maxLength: number, suffix = ""): string {
  const path = suffix ? `${namePathOf(construct)}/${suffix}` : namePathOf(construct);
  const name = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  if (name.length > 0 && name.length <= maxLength && !isAmbiguous(construct)) return name;
  const hash = shortHash(path);
  return `${name.slice(0, maxLength - hash.length - 1).replace(/-+$/, "")}-${hash}`.replace(/^-/, "p-");
}

/** `Orders-1` and `Orders_1`, `Data-Uploads` and `Data/Uploads` would have one name. */
function isAmbiguous({ node }: IConstruct): boolean {
  if (node.scopes.some((scope) => NAME in scope)) return false;
  const [, ...scopes] = node.scopes.slice(node.scopes.findIndex((scope) => TerraformStack.isStack(scope)));
  const module = scopes.findIndex((scope) => MODULE in scope);
  return scopes.slice(0, module + 1).some((scope) => /[^A-Za-z0-9]/.test(scope.node.id));
}

/** Eight hexadecimal digits that stay the same for the same text. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** What to call `other` in an id below `from`: its path inside the same stack, else its whole path. */
export function idOf(other: IConstruct, from: IConstruct): string {
  const stack = TerraformStack.of(other);
  return stack === TerraformStack.of(from) ? pathBelow(stack, other) : other.node.path;
}

/** The id of what belongs to `owner`: below another construct it ends in the path of the owner. */
export function idBelow(home: IConstruct, owner: IConstruct, id: string): string {
  return home === owner ? id : `${id}-Of-${owner.node.path}`;
}

/** A value as Terraform will read it: two tokens for one thing are different text until then. */
export function textOf(scope: IConstruct, value: string): string;
export function textOf(scope: IConstruct, value: string | undefined): string | undefined;
export function textOf(scope: IConstruct, value: string | undefined): string | undefined {
  if (value === undefined) return;
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

function pathBelow(ancestor: IConstruct, construct: IConstruct): string {
  const below = construct.node.scopes.slice(ancestor.node.scopes.length);
  return below.map((scope) => scope.node.id).join(Node.PATH_SEP);
}
