import type { TerraformStack } from "cdktf";
import { type CheckOptions, check, failures, type Report } from "./check";
import { readConfig } from "./config";
import { optionsOf } from "./options";

export interface GuardrailsOptions extends Omit<CheckOptions, "stack"> {
  /**
   * File with further suppressions, as the command line reads it.
   *
   * @default - `plinth.config.json` in the folder that the app runs in, where there is one
   */
  readonly config?: string;
  /** Receives the report at every synthesis. @default - nobody */
  readonly onReport?: (report: Report) => void;
}

/**
 * Checks a stack at every synthesis, and fails the synthesis when a rule of the level `error` is broken without a suppression.
 * Call it last, once per stack; stacks without Plinth modules are checked in the same way.
 *
 * @throws Error when the config cannot be read
 */
export function addGuardrails(stack: TerraformStack, options: GuardrailsOptions = {}): void {
  const { config, onReport, suppressions = [], ...others } = optionsOf(options);
  const accepted = readConfig(process.cwd(), config).suppressions.concat(suppressions);
  stack.node.addValidation({
    validate: () => {
      const report = check(stack.toTerraform() as object, { ...others, suppressions: accepted });
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
