import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const EXAMPLE = join(__dirname, "../../examples/web-platform");

/** Synthesizes the example on both bindings and names every stack that differs in more than the provider's version. */
export function examplesAreEqualInAllLanes(): string[] {
  const [aws5, aws6] = [[], ["--require", join(__dirname, "aws6.cjs")]].map(stacks);
  const names = [...new Set([...aws5.keys(), ...aws6.keys()])];
  if (names.length === 0) return ["the example synthesized no stack"];
  return names
    .filter((name) => aws5.get(name) !== aws6.get(name))
    .map((name) => `${name} differs between the bindings`);
}

function stacks(nodeOptions: readonly string[]): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), "plinth-lane-"));
  const { status, stderr } = spawnSync("node", [...nodeOptions, "lib/main.js"], {
    cwd: EXAMPLE,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0)
    throw new Error(`The example failed with ${nodeOptions.join(" ") || "the default bindings"}: ${stderr}`);
  const folder = join(outdir, "stacks");
  const documents = readdirSync(folder).map((name) => {
    const document = JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8"));
    delete document.terraform.required_providers.aws.version;
    return [name, JSON.stringify(document)] as const;
  });
  rmSync(outdir, { recursive: true });
  return new Map(documents);
}
