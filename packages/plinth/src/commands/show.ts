import { parseArgs } from "node:util";
import { readConfig } from "@plinth/guardrails";
import type { Outcome } from "../outcome";
import { overviewsOf } from "../show/overview";
import { sourcesOf } from "../sources";

export const SHOW = `plinth show [PATH…] [--config FILE]
  lists what each stack has: resources by topic, addresses, data, what the internet reaches, the verdict of the guardrails`;

/** Shows what the stacks at the paths have. */
export function showCommand(words: readonly string[], folder: string): Outcome {
  const options = { config: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const { suppressions } = readConfig(folder, values.config);
  return { status: 0, output: overviewsOf(sourcesOf(positionals, folder), suppressions).join("\n\n\n") };
}
