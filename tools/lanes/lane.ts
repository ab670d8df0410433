import { join, resolve } from "node:path";
import { copyForTerrain } from "../terrain/rewrite";

/** CDKTF with the bindings of AWS provider 5 or 6, or CDK Terrain. */
export type Lane = "aws5" | "aws6" | "cdktn";

const EXAMPLE = resolve(__dirname, "../../examples/web-platform");
const TERRAIN = resolve(__dirname, "../../.plinth/lanes/cdktn");

/** What node runs to synthesize the compiled example on a lane. */
export function programOf(lane: Lane): string[] {
  if (lane === "aws6") return ["--require", join(__dirname, "aws6.cjs"), join(EXAMPLE, "lib", "main.js")];
  if (lane === "aws5") return [join(EXAMPLE, "lib", "main.js")];
  copyForTerrain(join(EXAMPLE, "lib"), TERRAIN);
  return [join(TERRAIN, "main.js")];
}
