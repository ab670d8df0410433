import type { PolicyCondition, Resource } from "@plinth/model";
import type { Names } from "../names/names";
import { partsOfOperator } from "./operators";

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
 * A condition as text: `aws:MultiFactorAuthPresent is true`. "IAM JSON policy elements: Condition operators",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionText({ operator, key, values }: PolicyCondition, { names, from }: Place): string {
  if (/^null$/i.test(operator)) return `${key} is ${values[0] === "true" ? "absent" : "present"}`;
  const { set, base, isIfExists } = partsOfOperator(operator);
  const known = values.map((value) => {
    const text = names.said(value, from);
    return text === "${account}" ? "this account" : text;
  });
  const listed = known.length > 1 ? `one of ${known.join(", ")}` : (known[0] ?? "nothing");
  const verb = VERBS[base] ?? operator;
  const text = `${set === "" ? "" : `${set === "forallvalues" ? "every" : "any"} value of `}${key} ${verb} ${listed}`;
  return isIfExists ? `${text}, or is absent` : text;
}
