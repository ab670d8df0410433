import { spawnSync } from "node:child_process";
import { buildTemplate } from "./create/template";
import { buildForTerrain } from "./terrain/rewrite";

/** Compiles everything, gives each package its entry for CDK Terrain, and `create-plinth` its template. */
const { status } = spawnSync("tsc", ["-b", ...process.argv.slice(2)], { stdio: "inherit" });
if (status === 0) {
  buildForTerrain();
  buildTemplate();
}
process.exitCode = status ?? 1;
