import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildTemplate } from "./create/template";
import { buildForTerrain } from "./terrain/rewrite";

/**
 * Compiles everything, gives each package its entry for CDK Terrain, and `create-plinth` its template. `--fresh` deletes
 * what was compiled before: the output of a source that is gone would be published.
 */
const options = process.argv.slice(2).filter((option) => option !== "--fresh");
if (process.argv.includes("--fresh")) {
  for (const name of readdirSync("packages")) {
    for (const output of ["lib", "cdktn"]) rmSync(join("packages", name, output), { recursive: true, force: true });
  }
}
const { status } = spawnSync("tsc", ["-b", ...options], { stdio: "inherit" });
if (status === 0) {
  buildForTerrain();
  buildTemplate();
}
process.exitCode = status ?? 1;
