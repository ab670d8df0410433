import { matches, must, type Problem, shortHash } from "@plinth/core";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";

/** The construct's path in the app as a hierarchy: `shop-prod/payments/apikey`. */
function hierarchyOf(construct: IConstruct): string {
  return construct.node.path
    .split("/")
    .map((level) => level.toLowerCase().replace(/[^a-z0-9]+/g, "-"))
    .map((level) => level.replace(/^-+|-+$/g, ""))
    .filter((level) => level !== "")
    .join("/");
}

/** What ends a secret's ARN; a name that ends so makes a partial ARN ambiguous. */
const LOOKS_LIKE_ARN = /-[A-Za-z0-9]{6}$/;

export function secretNameOf(construct: IConstruct): string {
  const name = hierarchyOf(construct);
  return LOOKS_LIKE_ARN.test(name) ? `${name}-${shortHash(construct.node.path)}` : name;
}

/** AWS docs, "CreateSecret" (`Name`). */
export function secretNameProblem(name: string): Problem {
  if (Token.isUnresolved(name)) return;
  return (
    matches("name", name, /^[A-Za-z0-9/_+=.@-]{1,512}$/, "be 1 to 512 letters, digits and /_+=.@-") ??
    must(
      !LOOKS_LIKE_ARN.test(name),
      `name must not end in a hyphen and six characters, which look like the end of a secret's ARN, got "${name}"`,
    )
  );
}

export function parameterNameOf(construct: IConstruct): string {
  return `/${hierarchyOf(construct)}`;
}

/** AWS docs, "PutParameter" (`Name`): 1,011 characters with the ARN before the name, of which that takes up to 61. */
export function parameterNameProblem(prop: string, name: string, levels = 15): Problem {
  if (Token.isUnresolved(name)) return;
  return (
    matches(
      prop,
      name,
      new RegExp(`^(\\/[A-Za-z0-9_.-]+){1,${levels}}$`),
      `be a path such as "/shop/prod/colour", of 1 to ${levels} levels, in letters, digits and _.-`,
    ) ??
    must(name.length <= 950, `${prop} must have at most 950 characters, got ${name.length}`) ??
    must(!/^\/(aws|ssm)/i.test(name), `${prop} must not begin with "aws" or "ssm", which AWS reserves, got "${name}"`)
  );
}
