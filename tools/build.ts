import { spawnSync } from "node:child_process";
import { buildForTerrain } from "./terrain/rewrite";

/** Compiles everything, and gives each package its entry for CDK Terrain. */
const { status } = spawnSync("tsc", ["-b", ...process.argv.slice(2)], { stdio: "inherit" });
if (status === 0) buildForTerrain();
process.exitCode = status ?? 1;
