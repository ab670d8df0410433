import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { read } from "@plinth/model";
import { mermaidOf } from "../draw/mermaid";
import { architectureOf } from "../draw/model";
import { svgOf } from "../draw/svg";
import type { Outcome } from "../outcome";
import { about, sourcesOf } from "../sources";

export const DRAW = `plinth draw [PATH…] [--out FOLDER]
  writes a picture of each stack as SVG and as a Mermaid flowchart, into this folder or another one`;

/** Draws the stacks at the paths. */
export function drawCommand(words: readonly string[], folder: string): Outcome {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  const out = resolve(folder, values.out ?? ".");
  const files = sourcesOf(positionals, folder).flatMap((source) => {
    const architecture = about(source, () => architectureOf(read(source.json)));
    const name = source.name.replace(/\.json$/, "");
    const pictures = { [`${name}.svg`]: svgOf(architecture), [`${name}.mmd`]: mermaidOf(architecture) };
    mkdirSync(out, { recursive: true });
    return Object.entries(pictures).map(([file, content]) => {
      writeFileSync(join(out, file), content);
      return relative(folder, join(out, file));
    });
  });
  return { status: 0, output: files.join("\n") };
}
