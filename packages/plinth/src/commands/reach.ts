import { parseArgs } from "node:util";
import { readApp } from "@plinth/model";
import { allPaths, explain, reachFrom, reachTo, textOf, textOfPaths } from "@plinth/reach";
import type { Outcome } from "../outcome";
import { sourcesOf, wholeNumber } from "../sources";

export const REACH = `plinth reach [PATH…] [--from END] [--to END] [--port NUMBER] [--protocol NAME]
  lists the network paths of an app, or those from or to an end; with both, explains why one reaches the other or why not
  END is the address of a resource, internet, or a range`;

/** Who reaches whom on which port. */
export function reachCommand(words: readonly string[], folder: string): Outcome {
  const text = { type: "string" } as const;
  const options = { from: text, to: text, port: text, protocol: text };
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const { from, to, protocol } = values;
  const stack = readApp(sourcesOf(positionals, folder));
  if (from !== undefined && to !== undefined) {
    const port = wholeNumber("--port", values.port);
    const explanation = explain(stack, { from, to, protocol, port });
    return { status: explanation.reachable === true ? 0 : 1, output: textOf(explanation) };
  }
  if (values.port !== undefined || protocol !== undefined)
    throw new Error("--port and --protocol need --from and --to");
  const paths = to !== undefined ? reachTo(stack, to) : from !== undefined ? reachFrom(stack, from) : allPaths(stack);
  return { status: 0, output: paths.length > 0 ? textOfPaths(paths) : "No paths." };
}
