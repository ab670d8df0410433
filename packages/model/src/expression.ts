import { isBlock, text } from "./arguments";

/** What an expression of a plan refers to, the most exact first. */
export function referencesOf(expression: unknown): readonly string[] {
  const references = isBlock(expression) ? expression.references : undefined;
  return Array.isArray(references) ? references.flatMap((one) => text(one) ?? []) : [];
}
