import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { lossesOf } from "@plinth/diff";
import { type Config, readConfig } from "@plinth/guardrails";
import { read, readApp, type Source, Stack, sourcesAt } from "@plinth/model";
import { type Diff, diff, diffOfAccess, diffOfStack } from "../diff/diff";
import { markdownOf, textOf } from "../diff/text";
import type { Outcome } from "../outcome";
import { about } from "../sources";

export const DIFF = `plinth diff OLD NEW [--markdown] [--config FILE]
  compares the stacks of two folders, documents, plans or states; fails when something stateful would be lost that the config does not allow`;

/** Compares what stands at two paths. Stacks are paired by their names; paths and permissions are those of the whole app. */
export function diffCommand(words: readonly string[], folder: string): Outcome {
  const options = { markdown: { type: "boolean" }, config: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  if (positionals.length !== 2) throw new Error("diff needs two paths, OLD and NEW");
  const [old, next] = positionals.map((path) => sourcesAt(resolve(folder, path)));
  const config = readConfig(folder, values.config);
  const diffs = old.length === 1 && next.length === 1 ? ofOne(old[0], next[0], config) : ofApp(old, next, config);
  const allowed = new Set(config.allow.map(({ address }) => address));
  const lost = [...diffs.values()].flatMap(({ changes }) => lossesOf(changes));
  const [title, textOfDiff] = values.markdown ? ["## ", markdownOf] : ["", textOf];
  return {
    status: lost.some(({ address }) => !allowed.has(address)) ? 1 : 0,
    output: [...diffs].map(([name, diff]) => `${title}${name}\n\n${textOfDiff(diff)}`).join("\n\n"),
  };
}

/** Two single sources belong together whatever their names. */
function ofOne(old: Source, next: Source, config: Config): ReadonlyMap<string, Diff> {
  return new Map([[next.name, diff(stackOf(old), stackOf(next), config)]]);
}

/** A stack without a counterpart is compared with nothing. */
function ofApp(old: readonly Source[], next: readonly Source[], config: Config): ReadonlyMap<string, Diff> {
  const names = [...new Set([...old, ...next].map(({ name }) => name))].sort();
  const named = (sources: readonly Source[], name: string) => stackOf(sources.find((one) => one.name === name));
  const stacks = names.map((name): [string, Diff] => {
    return [name, { ...NO_ACCESS, ...diffOfStack(named(old, name), named(next, name), config) }];
  });
  const access = diffOfAccess(readApp(old, true), readApp(next, true));
  return new Map([...stacks, ["Paths and permissions of the app", { ...NO_CHANGES, ...access }]]);
}

function stackOf(source: Source | undefined): Stack {
  return source ? about(source, () => read(source.json)) : new Stack([]);
}

const NO_ACCESS = diffOfAccess(new Stack([]), new Stack([]));
const NO_CHANGES = diffOfStack(new Stack([]), new Stack([]), { suppressions: [], allow: [] });
