import { ADDRESS } from "./address";
import { type Arguments, isBlock, text, tidy } from "./arguments";
import { partsOfTemplate } from "./policy/template";
import { defaultKey, type Provider, placeOf, providerOf } from "./provider";
import type { Resource } from "./resource";
import { Stack } from "./stack";

/** Arguments of all resources that are not the provider's. Terraform docs, "Meta-Arguments". */
const META = ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"];

/** Reads a document in Terraform's JSON syntax, such as `cdk.tf.json`. */
export function readDocument(document: Arguments): Stack {
  const providers = providersOf(document.provider);
  return new Stack([...read(document.resource, "managed", providers), ...read(document.data, "data", providers)], {
    name: metadataOf(document).stackName,
    unread: members(document.module).map(([name]) => `the resources of module.${name}: give the plan, which has them`),
    moved: bodies(document.moved).map(({ from, to }) => ({ from: text(from) ?? "", to: text(to) ?? "" })),
  });
}

function read(section: unknown, mode: Resource["mode"], providers: ReadonlyMap<string, Provider>): Resource[] {
  return members(section).flatMap(([type, named]) =>
    members(named).map(([name, given]): Resource => {
      const args = tidy(inline(given));
      const [lifecycle = {}] = bodies(given.lifecycle);
      const key = text(given.provider) ?? defaultKey(type);
      return {
        address: mode === "data" ? `data.${type}.${name}` : `${type}.${name}`,
        type,
        mode,
        path: metadataOf(given).path?.split("/").slice(1).join("/"),
        args,
        references: referencesIn(args),
        provider: placeOf(type, args, providers.get(key) ?? { key }),
        lifecycle,
      };
    }),
  );
}

/** What CDKTF and CDK Terrain write beside a stack and beside each resource. */
function metadataOf({ "//": comment }: Arguments): { readonly stackName?: string; readonly path?: string } {
  const { metadata } = isBlock(comment) ? comment : {};
  return isBlock(metadata) ? { stackName: text(metadata.stackName), path: text(metadata.path) } : {};
}

/** Without what is not the provider's; a dynamic block stands for at least one block with its content. */
function inline(given: Arguments): Arguments {
  const { dynamic, ...args } = Object.fromEntries(Object.entries(given).filter(([name]) => !META.includes(name)));
  const contents = members(dynamic).map(([name, one]) => [name, bodies(one.content)]);
  return { ...args, ...Object.fromEntries(contents) };
}

/** By key: `aws`, `aws.west`. */
function providersOf(section: unknown): Map<string, Provider> {
  const all = bodies(section).flatMap((one) =>
    Object.entries(one).flatMap(([name, given]) =>
      bodies(given).map((args) => {
        const alias = text(args.alias);
        return providerOf(alias === undefined ? name : `${name}.${alias}`, args);
      }),
    ),
  );
  return new Map(all.map((provider) => [provider.key, provider]));
}

/** The bodies of a block: it stands alone, or several in a list. */
function bodies(value: unknown): readonly Arguments[] {
  return (Array.isArray(value) ? value : [value]).filter(isBlock);
}

/** The labelled blocks of a section, in every way in which Terraform lets them stand in lists. */
function members(section: unknown): [label: string, body: Arguments][] {
  return bodies(section).flatMap((one) =>
    Object.entries(one).flatMap(([label, given]) => bodies(given).map((body): [string, Arguments] => [label, body])),
  );
}

const REFERENCE = new RegExp(String.raw`(?<![\w.])((?:module\.[\w-]+\.)*${ADDRESS})`, "g");

/** Addresses in the expressions of all arguments. */
export function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (!value.includes("${")) return found;
    for (const { isExpression, text: expression } of partsOfTemplate(value)) {
      if (!isExpression) continue;
      for (const [, address] of expression.matchAll(REFERENCE)) if (address) found.add(address);
    }
  } else if (Array.isArray(value)) {
    for (const member of value) referencesIn(member, found);
  } else if (isBlock(value)) {
    for (const member of Object.values(value)) referencesIn(member, found);
  }
  return found;
}
