/** Families of condition operators. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const FAMILIES: readonly (readonly [family: string, operators: RegExp])[] = [
  ["String", /^String(Not)?(Equals|EqualsIgnoreCase|Like)$/],
  ["Numeric", /^Numeric((Not)?Equals|(Less|Greater)Than(Equals)?)$/],
  ["Date", /^Date((Not)?Equals|(Less|Greater)Than(Equals)?)$/],
  ["Bool", /^Bool$/],
  ["Binary", /^BinaryEquals$/],
  ["IPAddress", /^(Not)?IpAddress$/],
  ["ARN", /^Arn(Not)?(Equals|Like)$/],
];

/** Types of keys that take operators of further families: an ARN and a time are also a text and a number. */
const ALSO: Readonly<Record<string, readonly string[]>> = { ARN: ["String"], Date: ["Numeric"] };

/** The encryption context of a service has ARNs, and AWS's own key policies compare them as such. */
const ARN_VALUES = /^kms:EncryptionContext:/i;

/** Says why an operator does not fit a condition key of this type. */
export function operatorProblem(operator: string, key: string, type: string): string | undefined {
  const [, set, base, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (base === "Null") return set || ifExists ? `there is no operator ${operator}` : undefined;
  const family = FAMILIES.find(([, operators]) => operators.test(base))?.[0];
  if (!family) return `there is no operator ${operator}`;
  const isArray = type.startsWith("ArrayOf");
  if (isArray && !set) return `${operator} needs ForAllValues or ForAnyValue: ${key} has many values`;
  if (!isArray && set) return `${key} has one value: ${set} is for keys with many`;
  const member = type.replace("ArrayOf", "");
  const fits = [member, ...(ALSO[member] ?? []), ...(ARN_VALUES.test(key) ? ["ARN"] : [])];
  return fits.includes(family) ? undefined : `${operator} does not fit ${key}, which is of type ${type}`;
}
