import type { PolicyCondition, Resource } from "@plinth/model";
import type { Names } from "./names";
import { covers, isWildcard, mayOverlap } from "./pattern";
import type { Principal } from "./principals";

/** Where a statement stands: its conditions may refer to resources. */
export interface Place {
  readonly names: Names;
  readonly from: Resource | undefined;
}

const VERBS: Readonly<Record<string, string>> = {
  stringequals: "is",
  stringnotequals: "is not",
  stringequalsignorecase: "is, in any case,",
  stringnotequalsignorecase: "is not, in any case,",
  stringlike: "is like",
  stringnotlike: "is not like",
  arnequals: "is like",
  arnlike: "is like",
  arnnotequals: "is not like",
  arnnotlike: "is not like",
  bool: "is",
  binaryequals: "is",
  ipaddress: "is in",
  notipaddress: "is not in",
  numericequals: "is",
  numericnotequals: "is not",
  numericlessthan: "is less than",
  numericlessthanequals: "is at most",
  numericgreaterthan: "is greater than",
  numericgreaterthanequals: "is at least",
  dateequals: "is",
  datenotequals: "is not",
  datelessthan: "is before",
  datelessthanequals: "is not after",
  dategreaterthan: "is after",
  dategreaterthanequals: "is not before",
};

/**
 * A condition as text: `aws:SecureTransport is true`. "IAM JSON policy elements: Condition operators",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionText({ operator, key, values }: PolicyCondition, { names, from }: Place): string {
  if (/^null$/i.test(operator)) return `${key} is ${values[0] === "true" ? "absent" : "present"}`;
  const { set, base, isIfExists } = partsOf(operator);
  const known = values.map((value) => {
    const text = names.said(value, from);
    return text === "${account}" ? "this account" : text;
  });
  const listed = known.length > 1 ? `one of ${known.join(", ")}` : (known[0] ?? "nothing");
  const verb = VERBS[base] ?? operator;
  const text = `${set === "" ? "" : `${set === "forallvalues" ? "every" : "any"} value of `}${key} ${verb} ${listed}`;
  return isIfExists ? `${text}, or is absent` : text;
}

/**
 * Whether a condition holds for a principal, where the principal alone decides it: AWS includes these keys in every signed
 * request. "AWS global condition context keys",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function holdsFor(
  condition: PolicyCondition,
  principal: Principal,
  { names, from }: Place,
): boolean | undefined {
  const { set, base } = partsOf(condition.operator);
  const value = requestValue(condition.key.toLowerCase(), principal);
  const comparison = /^(string|arn)(not)?(equals|like)$/.exec(base);
  if (value === undefined || set !== "" || !(comparison || base === "bool")) return;
  const isPattern = comparison !== null && (comparison[1] === "arn" || comparison[3] === "like");
  const patterns = condition.values.map((one) => names.expand(one, from));
  const equal = patterns.some((one) => (isPattern || !one.some(isWildcard) ? covers(one, value) : false));
  if (!equal && patterns.some((one) => mayOverlap(one, value))) return;
  return equal !== (comparison?.[2] === "not");
}

function requestValue(key: string, { kind, arn, account }: Principal) {
  const isIdentity = kind === "role" || kind === "user";
  if (key === "aws:principalisawsservice" && (isIdentity || kind === "service")) return [...`${kind === "service"}`];
  if (key === "aws:principalarn" && isIdentity) return arn;
  const isAccount = isIdentity || kind === "account";
  if (!["aws:principalaccount", "kms:calleraccount"].includes(key) || !isAccount || account === undefined) return;
  return account.startsWith("${") ? [account] : [...account];
}

function partsOf(operator: string) {
  const [, set = "", base = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  return { set, base, isIfExists: ifExists !== undefined };
}
