import type { TerraformStack } from "cdktf";
import { type CheckOptions, check, failures, type Report } from "./check";

export interface GuardOptions extends CheckOptions {
  /** Takes the report at synthesis, to write or show it. @default - nobody */
  readonly onReport?: (report: Report) => void;
}

/**
 * Judges a stack whenever it is synthesized, and fails the synthesis when a rule of the level `error` is broken and
 * nobody accepted it. Say it last, once for each stack; anybody's stack will do.
 */
export function guard(stack: TerraformStack, { onReport, ...options }: GuardOptions = {}): void {
  stack.node.addValidation({
    validate: () => {
      const report = check(stack.toTerraform() as object, options);
      onReport?.(report);
      for (const what of report.unread) warnOnce(stack, `not judged by the guardrails: ${what}`);
      return failures(report);
    },
  });
}

/** However often the stack is synthesized; as cdktf's `Annotations` do, without loading it. */
function warnOnce(stack: TerraformStack, text: string): void {
  if (!stack.node.metadata.some(({ data }) => data === text)) stack.node.addMetadata("@cdktf/warn", text);
}
