import { type Problem, shortHash, text } from "@plinth/core";
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

/** AWS docs, "CreateSecret" (`Name`), https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const SECRET_NAME = text("be 1 to 512 letters, digits and /_+=.@-", /^[A-Za-z0-9/_+=.@-]{1,512}$/).where(
  "not end in a hyphen and six characters, which look like the end of a secret's ARN",
  (name) => !LOOKS_LIKE_ARN.test(name),
);

export function parameterNameOf(construct: IConstruct): string {
  return `/${hierarchyOf(construct)}`;
}

/** AWS docs, "PutParameter" (`Name`): 1,011 characters with the ARN before the name, of which that takes up to 61. */
const MAX_LENGTH = 950;

const RESERVED = /^\/(aws|ssm)/i;

export function parameterName(levels: number) {
  return text(
    `be a path such as "/shop/prod/colour", of 1 to ${levels} levels, in letters, digits and _.-`,
    new RegExp(`^(\\/[A-Za-z0-9_.-]+){1,${levels}}$`),
  )
    .where(`have at most ${MAX_LENGTH} characters`, ({ length }) => length <= MAX_LENGTH)
    .where('not begin with "aws" or "ssm", which AWS reserves', (name) => !RESERVED.test(name));
}

/** Why the path of a construct makes no name of a parameter, if so. */
export function derivedNameProblem(prop: string, construct: IConstruct, levels: number): Problem {
  const name = parameterNameOf(construct);
  const isName =
    name.split("/").length - 1 <= levels && name.length <= MAX_LENGTH && !RESERVED.test(name) && name !== "/";
  return !isName && `${prop} must be given, because the path makes "${name}", which AWS refuses`;
}
