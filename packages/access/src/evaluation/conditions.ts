import type { PolicyCondition } from "@plinth/model";
import { covers, mayOverlap } from "../names/match";
import { isAnything, keyOf, type Pattern, tokensOf } from "../names/pattern";
import type { Principal } from "../names/principal";
import type { Place } from "./condition-text";
import { partsOfOperator } from "./operators";

/** Oldest version of TLS that AWS accepts. "TLS 1.2 required", https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/ */
const OLDEST_TLS = 1.2;

/** Whether a condition holds for a request over TLS, as every SDK of AWS makes it; nothing when it is about something else. */
export function holdsOverTls({ operator, key, values }: PolicyCondition): boolean | undefined {
  const { set, base } = partsOfOperator(operator);
  const [value, ...others] = values;
  if (set !== "" || others.length > 0) return;
  if (/^aws:SecureTransport$/i.test(key) && base === "bool" && /^(true|false)$/.test(value ?? ""))
    return value === "true";
  if (!/^s3:TlsVersion$/i.test(key) || !(Number(value) <= OLDEST_TLS)) return;
  return base === "numericlessthan" ? false : base === "numericgreaterthanequals" ? true : undefined;
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
  const overTls = holdsOverTls(condition);
  if (overTls !== undefined) return overTls;
  const { set, base } = partsOfOperator(condition.operator);
  const value = requestValue(condition.key.toLowerCase(), principal);
  const comparison = /^(string|arn)(not)?(equals|like)$/.exec(base);
  if (value === undefined || set !== "" || !(comparison || base === "bool")) return;
  const isPattern = comparison !== null && (comparison[1] === "arn" || comparison[3] === "like");
  const patterns = condition.values.map((one) => names.expand(one, from));
  const equal = patterns.some((one) => (isPattern ? covers(one, value) : keyOf(one) === keyOf(value)));
  const isOpen = (one: Pattern) => isPattern || [...one, ...value].some(isAnything);
  if (!equal && patterns.some((one) => isOpen(one) && mayOverlap(one, value))) return;
  return equal !== (comparison?.[2] === "not");
}

function requestValue(key: string, { kind, arn, account }: Principal): Pattern | undefined {
  const isIdentity = kind === "role" || kind === "user";
  if (key === "aws:principalisawsservice" && (isIdentity || kind === "service")) return [...`${kind === "service"}`];
  if (key === "aws:principalarn" && isIdentity) return arn;
  const isAccount = isIdentity || kind === "account";
  if (!["aws:principalaccount", "kms:calleraccount"].includes(key) || !isAccount || account === undefined) return;
  return tokensOf(account);
}
