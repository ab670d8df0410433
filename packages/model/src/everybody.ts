import { isUnknown } from "./arguments";
import type { PolicyStatement } from "./policy";
import { isWorld } from "./ranges";

type Condition = PolicyStatement["conditions"][number];

/**
 * Keys that say who calls, or for whom. AWS docs, "Blocking public access to your Amazon S3 storage", section "The meaning of
 * public", https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html, and
 * "AWS global condition context keys", https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const CALLER = new Set([
  ...["aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:userid"],
  ...["aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner"],
  ...["aws:sourcevpc", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"],
  ...["kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn"],
]);

/** Operators that a request without the key does not pass. */
const COMPARES = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

/** Whether a statement speaks to everybody. */
export function isPublic({ principals }: PolicyStatement): boolean {
  return principals.some(({ kind, id }) => id === "*" && (kind === "*" || kind === "AWS"));
}

/** Whether a statement allows something to everybody, or to everybody but some: no condition says who. */
export function letsEverybodyIn(statement: PolicyStatement): boolean {
  const { effect, excludesPrincipals, conditions } = statement;
  return effect === "Allow" && (isPublic(statement) || excludesPrincipals) && !conditions.some(saysWho);
}

function saysWho({ operator, key, values }: Condition): boolean {
  return CALLER.has(key.toLowerCase()) && COMPARES.test(operator) && values.length > 0 && values.every(isParticular);
}

/** A range that is not the world, a value without wildcards, or an ARN whose account has none. */
function isParticular(value: string): boolean {
  if (isUnknown(value)) return true;
  if (isWorld(value)) return false;
  return !/[*?]/.test(value) || /^\d{12}$/.test(value.split(":")[4] ?? "");
}
