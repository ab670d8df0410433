import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const EXAMPLE = resolve(__dirname, "../../examples/web-platform");
const SYNTHESIZED = resolve(__dirname, "../../.plinth/synthesized/web-platform");

/** Documents by stack, without the provider's version. */
export type Stacks = ReadonlyMap<string, string>;

/** Names every stack that differs between the bindings in more than the provider's version. */
export function differences(aws5: Stacks, aws6: Stacks): string[] {
  const names = [...new Set([...aws5.keys(), ...aws6.keys()])];
  if (names.length === 0) return ["the example synthesized no stack"];
  return names
    .filter((name) => aws5.get(name) !== aws6.get(name))
    .map((name) => `${name} differs between the bindings`);
}

/** Keeps the documents where `terraform validate` finds everything that was synthesized. */
export function keepForValidation(stacks: Stacks): void {
  mkdirSync(SYNTHESIZED, { recursive: true });
  for (const [name, document] of stacks) {
    const marked = { ...JSON.parse(document), "//": { plinth: { test: name } } };
    writeFileSync(join(SYNTHESIZED, `${name}.tf.json`), JSON.stringify(marked));
  }
}

/** Synthesizes the example on the bindings of AWS provider 5 or 6. */
export function synthesizeExample(lane: "aws5" | "aws6"): Stacks {
  const preload = lane === "aws6" ? ["--require", join(__dirname, "aws6.cjs")] : [];
  const outdir = mkdtempSync(join(tmpdir(), "plinth-lane-"));
  const { status, stderr } = spawnSync("node", [...preload, "lib/main.js"], {
    cwd: EXAMPLE,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0) throw new Error(`the example fails on ${lane}: ${stderr}`);
  const folder = join(outdir, "stacks");
  const documents = readdirSync(folder).map((name) => {
    const document = JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8"));
    delete document.terraform.required_providers.aws.version;
    return [name, JSON.stringify(document)] as const;
  });
  rmSync(outdir, { recursive: true });
  return new Map(documents);
}
