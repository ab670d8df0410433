import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Compiles and synthesizes a project outside of the repository; what is in its stacks, by name. */
export function stacksOf(folder: string): Map<string, string> {
  run(join(folder, "..", "node_modules", ".bin", "tsc"), [], folder);
  run("node", ["lib/main.js"], folder);
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

export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd,
    encoding: "utf8",
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "CDKTF_OUTDIR")),
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stdout}${stderr}`);
  return stdout;
}
