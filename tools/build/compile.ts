import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildTemplate } from "../create/template";
import { buildForTerrain } from "../terrain/rewrite";
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
  const { status, stdout, stderr } = spawnSync("tsc", ["-b", ...options], { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`tsc -b fails:\n${stdout ?? ""}${stderr ?? ""}`);
  for (const name of readdirSync(PACKAGES)) bundle(join(PACKAGES, name));
  buildForTerrain();
  buildTemplate();
}
