import type { Problem } from "@plinth/core";

/** Several sentences of one rule. */
export function lines(problems: readonly Problem[]): Problem {
  return problems.filter((problem) => problem).join("\n  - ");
}
