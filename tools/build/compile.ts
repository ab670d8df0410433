import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildForTerrain } from "../cdktn/rewrite";
import { buildTemplate } from "../create/template";
import { run } from "../run";
import { bundle } from "./bundle";

const ROOT = resolve(__dirname, "../..");
const PACKAGES = join(ROOT, "packages");

/**
 * Type-checks everything, writes each package's types and code, its entry for CDK Terrain, and the template of
 * `create-plinth`. What is left of a source that is gone is deleted, or not published.
 *
 * @param options - for `tsc -b`
 * @throws when something does not compile, with what the compiler says
 */
export function compile(...options: string[]): void {
  run("tsc", ["-b", ...options], { cwd: ROOT });
  for (const name of readdirSync(PACKAGES)) bundle(join(PACKAGES, name));
  buildForTerrain();
  buildTemplate();
}
