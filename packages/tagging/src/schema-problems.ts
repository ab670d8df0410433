import { type Check, listOf, oneOf, optional, recordOf, shape, text, textOrPattern } from "./input";
import { valueIn } from "./letter-case";
import { caseProblems, isKnownLater, MAX_TAGS, tagProblems } from "./limits";
import type { TagSchemaDefinition } from "./schema-types";

/** Of a definition. */
export const DEFINITION = shape({
  required: listOf(text),
  optional: optional(listOf(text)),
  allowed: optional(recordOf(listOf(text))),
  patterns: optional(recordOf(textOrPattern)),
  others: optional(oneOf("free", "refused")),
  keyCase: optional(oneOf("capital", "as-written", "kebab", "snake", "lower")),
  keyPrefix: optional(text),
  valueCase: optional(oneOf("as-written", "lower", "upper")),
} satisfies Record<keyof TagSchemaDefinition, Check>);

/** What in a definition no tags could fit. */
export function definitionProblems(definition: TagSchemaDefinition, write: (key: string) => string): string[] {
  const { required, optional = [], allowed = {}, patterns = {}, valueCase = "as-written" } = definition;
  const names = [...new Set([...required, ...optional, ...Object.keys(allowed), ...Object.keys(patterns)])];
  const keys = names.map(write);
  return [
    ...repeated([...required, ...optional]).map((name) => `required and optional must name ${name} once`),
    ...repeated(keys).map((key) => `two keys become ${key}`),
    ...caseProblems(keys),
    ...keys.flatMap((key) => tagProblems(key, "")),
    ...(keys.length > MAX_TAGS ? [`there must be at most ${MAX_TAGS} keys, got ${keys.length}`] : []),
    ...Object.entries(allowed).flatMap(([name, values]) => allowedProblems(name, values, valueCase)),
    ...Object.entries(patterns).flatMap(([name, pattern]) => patternProblems(name, pattern)),
    ...Object.keys(patterns)
      .filter((name) => name in allowed)
      .map((name) => `${name} must have allowed values or a pattern, not both`),
  ];
}

function allowedProblems(
  name: string,
  values: readonly string[],
  valueCase: NonNullable<TagSchemaDefinition["valueCase"]>,
): string[] {
  if (values.length === 0) return [`allowed.${name} must have at least one value`];
  return values.flatMap((value) => {
    const problems = tagProblems(`allowed.${name}`, value);
    const written = valueIn(valueCase, value);
    if (written === value) return problems;
    return [...problems, `allowed.${name} must be in ${valueCase} case, got ${JSON.stringify(value)}`];
  });
}

function patternProblems(name: string, pattern: string | RegExp): string[] {
  if (typeof pattern !== "string") return [];
  // Organizations user guide, "Tag policy syntax": one wildcard a value.
  const stars = pattern.split("*").length - 1;
  if (stars !== 1) return [`patterns.${name} must have one *, got ${JSON.stringify(pattern)}`];
  if (isKnownLater(pattern)) return [`patterns.${name} must be known at synth, got ${JSON.stringify(pattern)}`];
  return [];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
