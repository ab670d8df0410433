import { rmSync } from "node:fs";
import { join } from "node:path";
import { runSuites } from "./e2e/runner";
import { rehearse } from "./release-rehearsal/release-scenario";
import { FOLDER } from "./release-rehearsal/run";

/** Everything that a release does, from commits to a user's project, with a registry and an origin of its own. */
async function main(): Promise<void> {
  for (const made of ["clone", "origin.git", "registry", "packed", "alone", "copied-out"]) {
    rmSync(join(FOLDER, made), { recursive: true, force: true });
  }
  const { passed, failed } = await runSuites([{ name: "release", run: rehearse }], 1);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
