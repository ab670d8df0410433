import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run";

/** Compiles and synthesizes a project outside of the repository; what is in its stacks, by name. */
export function stacksOf(folder: string): Map<string, string> {
  const { CDKTF_OUTDIR: _elsewhere, ...env } = process.env;
  run(join(folder, "..", "node_modules", ".bin", "tsc"), [], { cwd: folder });
  run("node", ["lib/main.js"], { cwd: folder, env });
  const stacks = join(folder, "cdktf.out", "stacks");
  return new Map(
    readdirSync(stacks).map((name) => [name, contentOf(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8"))]),
  );
}

/** A stack without what names the versions of the tools and where its state is. */
export function contentOf(document: string): string {
  const { terraform: _versions, "//": _by, ...content } = JSON.parse(document);
  return JSON.stringify(content);
}
