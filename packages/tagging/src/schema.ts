import { type Check, isRecord, optional, recordOf, text } from "./input";
import { keyIn, valueIn } from "./letter-case";
import { caseProblems, countProblems, refuse, type Tags, tagProblems } from "./limits";
import { DEFINITION, definitionProblems } from "./schema-problems";
import type { Fits, TagSchemaDefinition, TagsInput } from "./schema-types";

/** What a schema says of one key. */
export interface TagRule {
  /** As AWS sees it. */
  readonly key: string;
  readonly required: boolean;
  /** @default - any value */
  readonly allowed?: readonly string[];
  /** @default - any value */
  readonly pattern?: string | RegExp;
}

/** The rules of a schema, whatever its types: what reports and policies are made of. */
export interface TagRules {
  readonly rules: readonly TagRule[];
  /** What is wrong with the values of tags whose keys the schema names; a missing key is not. */
  valueProblems(tags: Tags): string[];
}

/** A schema is what `defineTagSchema` returns. */
export const rulesProblems: Check = (what, value) =>
  isRecord(value) && Array.isArray(value.rules) && typeof value.valueProblems === "function"
    ? []
    : [`${what} must be one of defineTagSchema`];

export interface TagSchema<D extends TagSchemaDefinition = TagSchemaDefinition> extends TagRules {
  /**
   * The tags, checked and written as the schema says. Give the result to the provider's `defaultTags`.
   *
   * @throws Error naming every tag that the schema or AWS would refuse
   */
  tags<const T extends TagsInput<D>>(tags: T & Fits<D, T>): Tags;
  /** The same for tags that no compiler has seen, out of a file for example. */
  parse(tags: GivenTags): Tags;
}

/**
 * What tags there must be and what they may say. The compiler holds literals to it, and `tags` everything else.
 *
 * @throws Error naming everything in the definition that no tags could fit
 */
export function defineTagSchema<const D extends TagSchemaDefinition>(definition: D): TagSchema<D> {
  return schemaNamed("the tags do not fit their schema", definition);
}

/** For schemas that speak in the name of a function of their own. */
export function schemaNamed<const D extends TagSchemaDefinition>(title: string, definition: D): TagSchema<D> {
  const { rules, write } = readDefinition(definition);
  const parse = (given: GivenTags) => checkedTags(definition, rules, title, given, write);
  return { rules, valueProblems: (tags) => valueProblems(rules, tags), tags: parse, parse };
}

type GivenTags = Readonly<Record<string, string | undefined>>;
type Write = (key: string) => string;

function readDefinition(definition: TagSchemaDefinition): { rules: readonly TagRule[]; write: Write } {
  refuse("defineTagSchema is misused", DEFINITION("the definition", definition));
  const {
    required,
    optional: further = [],
    allowed = {},
    patterns = {},
    keyCase = "capital",
    keyPrefix = "",
  } = definition;
  const write: Write = (key) => `${keyPrefix}${keyIn(keyCase, key)}`;
  refuse("defineTagSchema is misused", definitionProblems(definition, write));
  const names = [...new Set([...required, ...further, ...Object.keys(allowed), ...Object.keys(patterns)])];
  const rules = names.map((name) => ({
    key: write(name),
    required: required.includes(name),
    allowed: allowed[name],
    pattern: patterns[name],
  }));
  return { rules, write };
}

function checkedTags(
  { others = "free", valueCase = "as-written" }: TagSchemaDefinition,
  rules: readonly TagRule[],
  title: string,
  given: GivenTags,
  write: Write,
): Tags {
  if (!isRecord(given)) refuse(title, recordOf(text)("the tags", given));
  const wrong = Object.entries(given).flatMap(([name, value]) => optional(text)(write(name), value));
  const entries = Object.entries(given).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, write(name), valueIn(valueCase, value)] as const] : [],
  );
  const untyped = Object.keys(given).filter((name) => given[name] !== undefined && typeof given[name] !== "string");
  const tags = Object.fromEntries(entries.map(([, key, value]) => [key, value]));
  const known = rules.map(({ key }) => key);
  refuse(title, [
    ...wrong,
    ...rules
      .filter(({ key, required }) => required && !tags[key]?.trim() && !untyped.map(write).includes(key))
      .map(({ key }) => `${key} must not be empty`),
    ...twice(entries),
    ...caseProblems(Object.keys(tags)),
    ...Object.entries(tags).flatMap(([key, value]) => tagProblems(key, value)),
    ...valueProblems(rules, tags),
    ...(others === "free" ? [] : strangers(Object.keys(tags), known)),
    ...countProblems(tags),
  ]);
  return tags;
}

function twice(entries: readonly (readonly [name: string, key: string, value: string])[]): string[] {
  return entries.flatMap(([name, key], index) => {
    const first = entries.slice(0, index).find(([, other]) => other === key);
    return first ? [`${key} must be said once, got ${JSON.stringify(first[0])} and ${JSON.stringify(name)}`] : [];
  });
}

function strangers(keys: readonly string[], known: readonly string[]): string[] {
  const strange = keys.filter((key) => !known.includes(key));
  return strange.map((key) => `key ${JSON.stringify(key)} must be one of ${known.join(", ")}`);
}

/** What AWS would refuse is said by `tagProblems`, an empty required value by the schema: neither is said twice. */
function valueProblems(rules: readonly TagRule[], tags: Tags): string[] {
  return rules.flatMap((rule) => {
    const value = tags[rule.key];
    if (value === undefined || (rule.required && !value.trim()) || tagProblems(rule.key, value).length > 0) return [];
    const problem = valueProblem(rule, value);
    return problem ? [problem] : [];
  });
}

function valueProblem({ key, allowed, pattern }: TagRule, value: string): string | undefined {
  if (allowed && !allowed.includes(value))
    return `${key} must be one of ${allowed.join(", ")}, got ${JSON.stringify(value)}`;
  if (pattern !== undefined && !shapeOf(pattern).test(value))
    return `${key} must match ${pattern}, got ${JSON.stringify(value)}`;
  return;
}

/** The whole value must match. */
function shapeOf(pattern: string | RegExp): RegExp {
  if (pattern instanceof RegExp) return new RegExp(`^(?:${pattern.source})$`, pattern.flags);
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replace("*", ".*")}$`, "s");
}
