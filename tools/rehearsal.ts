import { rmSync } from "node:fs";
import { join } from "node:path";
import { FOLDER } from "./rehearsal/run";
import { rehearse, type Step } from "./rehearsal/story";

/** What a release does, from commits to a user's project, with a registry and an origin of one's own. */
async function main(): Promise<void> {
  for (const made of ["clone", "origin.git", "registry", "packed", "alone", "copied-out"]) {
    rmSync(join(FOLDER, made), { recursive: true, force: true });
  }
  const start = Date.now();
  const since = (time: number) => `${((Date.now() - time) / 1000).toFixed(0)} s`;
  const step: Step = async (title, run) => {
    const begun = Date.now();
    try {
      const result = await run();
      console.log(`✓ ${title} (${since(begun)})`);
      return result;
    } catch (error) {
      console.log(`✗ ${title} (${since(begun)})`);
      throw error;
    }
  };
  await rehearse(step);
  console.log(`rehearsed in ${since(start)}`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
