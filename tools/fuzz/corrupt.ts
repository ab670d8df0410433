import fc, { type Arbitrary } from "fast-check";
import { literal, NOTHING, type Value } from "./value";

/** One thing done wrong, or at least unusual, to a part of a value. */
export type Corruption = (part: Value) => Value;

/** Values known at apply only, of each type; `f` are the fixtures. */
const TOKENS = [
  "f.text.stringValue",
  "f.count.numberValue",
  "f.names.listValue",
  "f.rawRole.arn",
  "Token.asString(f.count.numberValue)",
  "Token.asNumber(f.text.value)",
  "Token.asList(f.names.value)",
  'Fn.join("-", ["shop", f.text.stringValue])',
  "Fn.lookup({ a: 1 }, f.text.stringValue, 2)",
  "Fn.tolist(f.names.listValue)",
  "Fn.element(f.names.listValue, 0)",
];

const WRONG = [
  ...["undefined", "null", "NaN", "Infinity", "-Infinity", "-1", "0", "1.5", "1e21", "65536", "42", "true", "false"],
  ...['""', '" "', '"text"', '"ünï☃😀"', '"x".repeat(5000)', '"a/b"', '"-a-"', '"two\\nlines"', '"__proto__"'],
  ...['"${"', '"${aws_vpc.x.id}"', '"%{ if true }"', '"$${x}"', '"\\"quoted\\""', '"arn:aws:s3:::"', '"10.0.0.1/16"'],
  ...["{}", "[]", "[[]]", "[null]", "[undefined]", '["text"]', '{ text: "text" }', "() => undefined", "new Date(0)"],
  ...["f.vpc", "f.rawRole", "f.bucket", "f.database", "f.stack"],
];

const replaced = (codes: readonly string[]): Arbitrary<Corruption> =>
  fc.constantFrom(...codes).map((code) => () => ({ code }));

/** A prop that is gone, and one that nobody knows; a list without members, and one that repeats them. */
const REARRANGED: Arbitrary<Corruption> = fc.nat({ max: 50 }).map((number) => (part) => {
  if ("list" in part) return { list: number % 2 === 0 ? [] : [...part.list, ...part.list] };
  if (!("fields" in part)) return NOTHING;
  const unknown = [...part.fields, ["unknownProp", literal("text")] as const];
  return { fields: number % 3 === 0 ? unknown : part.fields.filter((_, at) => at !== number % part.fields.length) };
});

export const corruption: Arbitrary<Corruption> = fc.oneof(
  { weight: 4, arbitrary: replaced(WRONG) },
  { weight: 3, arbitrary: replaced(TOKENS) },
  { weight: 2, arbitrary: REARRANGED },
);
