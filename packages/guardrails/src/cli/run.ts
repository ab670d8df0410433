import { checkCommand } from "./check-command";
import type { Outcome } from "./outcome";
import { planCommand } from "./plan-command";

export const USAGE = `plinth-guardrails check FILE… [--config FILE] [--advice] [--html FILE] [--sarif FILE] [--junit FILE]
  judges synthesized stacks (cdk.tf.json), plans (terraform show -json plan > plan.json) or states
plinth-guardrails plan FILE [--allow 'ADDRESS=REASON']… [--config FILE]
  fails when the plan would destroy or replace something stateful
The config is JSON: { "suppressions": [{ "rule", "address", "reason", "expires" }], "allow": [{ "address", "reason" }] }`;

/** The command line, without a process around it. */
export function run([command, ...words]: readonly string[], folder: string): Outcome {
  try {
    if (command === "check") return checkCommand(words, folder);
    if (command === "plan") return planCommand(words, folder);
    return { status: command === undefined || command === "--help" ? 0 : 2, output: USAGE };
  } catch (error) {
    return { status: 2, output: `${error instanceof Error ? error.message : error}\n\n${USAGE}` };
  }
}
