import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { lossesOf } from "@plinth/diff";
import { readConfig } from "@plinth/guardrails";
import { read, type Source, Stack, sourcesAt } from "@plinth/model";
import { diff } from "../diff/diff";
import { markdownOf, textOf } from "../diff/text";
import type { Outcome } from "../outcome";
import { about } from "../sources";

export const DIFF = `plinth diff OLD NEW [--markdown] [--config FILE]
  compares the stacks of two folders, documents, plans or states; fails when something stateful would be lost that the config does not allow`;

/** Compares what stands at two paths; stacks of two folders are paired by their names. */
export function diffCommand(words: readonly string[], folder: string): Outcome {
  const options = { markdown: { type: "boolean" }, config: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  if (positionals.length !== 2) throw new Error("diff needs two paths, OLD and NEW");
  const [old, next] = positionals.map((path) => sourcesAt(resolve(folder, path)));
  const config = readConfig(folder, values.config);
  const allowed = new Set(config.allow.map(({ address }) => address));
  const diffs = pairsOf(old, next).map(([name, before, after]) => ({
    name,
    diff: diff(stackOf(before), stackOf(after), config),
  }));
  const title = (name: string) => (values.markdown ? `## ${name}\n\n` : `${name}\n\n`);
  return {
    status: diffs.some(({ diff }) => lossesOf(diff.changes).some(({ address }) => !allowed.has(address))) ? 1 : 0,
    output: diffs
      .map(({ name, diff }) => title(name) + (values.markdown ? markdownOf(diff) : textOf(diff)))
      .join("\n\n"),
  };
}

/** Two single sources belong together whatever their names; a stack without a counterpart is compared with nothing. */
function pairsOf(
  old: readonly Source[],
  next: readonly Source[],
): [name: string, before: Source | undefined, after: Source | undefined][] {
  if (old.length === 1 && next.length === 1) return [[next[0].name, old[0], next[0]]];
  const names = [...new Set([...old, ...next].map(({ name }) => name))].sort();
  const named = (sources: readonly Source[], name: string) => sources.find((one) => one.name === name);
  return names.map((name) => [name, named(old, name), named(next, name)]);
}

function stackOf(source: Source | undefined): Stack {
  return source ? about(source, () => read(source.json)) : new Stack([]);
}
