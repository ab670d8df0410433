import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../run";
import { copyForTerrain } from "../terrain/rewrite";

/** CDKTF with the bindings of AWS provider 5 or 6, or CDK Terrain. */
export type Lane = "aws5" | "aws6" | "cdktn";

const EXAMPLE = resolve(__dirname, "../../examples/web-platform");
const TERRAIN = resolve(__dirname, "../../.plinth/lanes/cdktn");

/** Synthesizes the compiled example on a lane; returns the folder of its stacks. */
export function runExample(outdir: string, env: Record<string, string> = {}, lane: Lane = "aws5"): string {
  mkdirSync(outdir, { recursive: true });
  run("node", programOf(lane), { cwd: EXAMPLE, env: { ...process.env, CDKTF_OUTDIR: outdir, ...env } });
  return join(outdir, "stacks");
}

function programOf(lane: Lane): string[] {
  if (lane === "aws6") return ["--require", join(__dirname, "aws6.cjs"), join(EXAMPLE, "lib", "main.js")];
  if (lane === "aws5") return [join(EXAMPLE, "lib", "main.js")];
  copyForTerrain(join(EXAMPLE, "lib"), TERRAIN);
  return [join(TERRAIN, "main.js")];
}
