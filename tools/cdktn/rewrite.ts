import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { forTerrain } from "../../packages/create-plinth/src/terrain";
import { shareWhatIsTheSame } from "./share";

const PACKAGES = resolve(__dirname, "../../packages");

/** Gives every compiled package that exports one its entry for CDK Terrain: `cdktn/` beside `lib/`. */
export function buildForTerrain(): void {
  for (const name of readdirSync(PACKAGES)) {
    const [lib, copy] = [join(PACKAGES, name, "lib"), join(PACKAGES, name, "cdktn")];
    const { exports } = JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8"));
    if (!exports?.["./cdktn"]) continue;
    copyForTerrain(lib, copy);
    shareWhatIsTheSame(lib, copy);
  }
}

/** Copies compiled code and types, with the names of the packages that CDK Terrain has. */
export function copyForTerrain(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith(".tsbuildinfo") });
  for (const file of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const path = join(to, file);
    writeFileSync(path, forTerrain(readFileSync(path, "utf8")));
  }
}
