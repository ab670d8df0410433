import { parseArgs } from "node:util";
import { read } from "@plinth/model";
import { inventoryOf } from "../inventory";
import type { Outcome } from "../outcome";
import { about, sourcesOf } from "../sources";

export const SHOW = `plinth show [PATH…]
  lists what each stack has, by topic`;

/** Shows what the stacks at the paths have. */
export function showCommand(words: readonly string[], folder: string): Outcome {
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
  const texts = sourcesOf(positionals, folder).map((source) => {
    const stack = about(source, () => read(source.json));
    const count = stack.resources.filter(({ mode }) => mode === "managed").length;
    return [`${source.name}: ${count} resources`, ...inventoryOf(stack).map((line) => `  ${line}`)].join("\n");
  });
  return { status: 0, output: texts.join("\n\n") };
}
