import { ACCESS, accessCommand } from "./commands/access";
import { CHECK, checkCommand } from "./commands/check";
import { DIFF, diffCommand } from "./commands/diff";
import { DRAW, drawCommand } from "./commands/draw";
import { PLAN, planCommand } from "./commands/plan";
import { REACH, reachCommand } from "./commands/reach";
import { SHOW, showCommand } from "./commands/show";
import type { Outcome } from "./outcome";
import { messageOf } from "./sources";
import { version } from "./version";

interface Command {
  readonly usage: string;
  run(words: readonly string[], folder: string): Outcome;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  show: { usage: SHOW, run: showCommand },
  draw: { usage: DRAW, run: drawCommand },
  check: { usage: CHECK, run: checkCommand },
  plan: { usage: PLAN, run: planCommand },
  reach: { usage: REACH, run: reachCommand },
  access: { usage: ACCESS, run: accessCommand },
  diff: { usage: DIFF, run: diffCommand },
};

export const USAGE = `${Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join("\n")}
plinth --version, plinth --help, plinth COMMAND --help

PATH is the folder of an app (by default this one) or of its synthesized stacks (cdktf.out), a document (cdk.tf.json), a plan
(terraform show -json plan > plan.json) or a state. plinth.config.json in this folder is
  { "suppressions": [{ "rule", "address", "reason", "expires" }], "allow": [{ "address", "reason" }] }
Exit codes: 0 nothing to object to, 1 something to object to, 2 the command or its input cannot be read`;

/** The command line, without a process around it. */
export function run([name, ...words]: readonly string[], folder: string): Outcome {
  if (name === undefined || name === "--help" || name === "-h") return { status: 0, output: USAGE };
  if (name === "--version") return { status: 0, output: version() };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return { status: 2, output: `there is no command ${name}\n\n${USAGE}` };
  if (words.includes("--help")) return { status: 0, output: command.usage };
  try {
    return command.run(words, folder);
  } catch (error) {
    return { status: 2, output: `${messageOf(error)}\n\n${command.usage}` };
  }
}
