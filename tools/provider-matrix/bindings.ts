import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyForTerrain } from "../cdktn/rewrite";
import { run } from "../run";

/** CDKTF with the bindings of AWS provider 5 or 6, or CDK Terrain. */
export type Bindings = "aws5" | "aws6" | "cdktn";

const EXAMPLE = resolve(__dirname, "../../examples/web-platform");
const TERRAIN = resolve(__dirname, "../../.plinth/provider-matrix/cdktn");

/** Synthesizes the compiled example on some bindings; returns the folder of its stacks. */
export function runExample(outdir: string, env: Record<string, string> = {}, bindings: Bindings = "aws5"): string {
  mkdirSync(outdir, { recursive: true });
  run("node", programOf(bindings), { cwd: EXAMPLE, env: { ...process.env, CDKTF_OUTDIR: outdir, ...env } });
  return join(outdir, "stacks");
}

function programOf(bindings: Bindings): string[] {
  if (bindings === "aws6") return ["--require", join(__dirname, "aws6.cjs"), join(EXAMPLE, "lib", "main.js")];
  if (bindings === "aws5") return [join(EXAMPLE, "lib", "main.js")];
  copyForTerrain(join(EXAMPLE, "lib"), TERRAIN);
  return [join(TERRAIN, "main.js")];
}
