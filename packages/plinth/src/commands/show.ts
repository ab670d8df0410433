import { parseArgs } from "node:util";
import { readConfig } from "@plinth/guardrails";
import { read } from "@plinth/model";
import type { Outcome } from "../outcome";
import { overviewOf } from "../show/overview";
import { about, sourcesOf } from "../sources";

export const SHOW = `plinth show [PATH…] [--config FILE]
  lists what each stack has: resources by topic, addresses, data, what the internet reaches, the verdict of the guardrails`;

/** Shows what the stacks at the paths have. */
export function showCommand(words: readonly string[], folder: string): Outcome {
  const options = { config: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const { suppressions } = readConfig(folder, values.config);
  const texts = sourcesOf(positionals, folder).map((source) =>
    about(source, () => overviewOf(read(source.json), source.name, suppressions)),
  );
  return { status: 0, output: texts.join("\n\n\n") };
}
