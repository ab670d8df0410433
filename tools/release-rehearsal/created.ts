import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Registry } from "./registry";
import { expectEqual, run } from "./run";

/** From `npm create` to stacks on the disk, when npm has in its cache what others publish. */
export const LIMIT_SECONDS = 60;

/**
 * What the README of `create-plinth` says; the seconds that it took.
 *
 * @param home - outside of the repository, where npm would run the program of the workspace
 */
export async function createProject(home: string, { npmrc, url }: Registry): Promise<number> {
  const project = join(home, "shop");
  // `npm create` keeps the programs that it ran: with a cache of its own, it runs what was just published.
  const fresh = { npm_config_registry: url, npm_config_cache: join(home, "cache") };
  const begun = Date.now();
  await run(home, ["npm", "create", "--yes", "plinth", "shop", "--", "--yes"], fresh);
  writeFileSync(join(project, ".npmrc"), npmrc);
  await run(project, ["npm", "install", "--prefer-offline"]);
  await run(project, ["npm", "run", "synth"]);
  const seconds = (Date.now() - begun) / 1000;
  expectEqual(stacksOf(project), ["shop-dev", "shop-prod"], "the stacks of a created project");
  return seconds;
}

/** What `cdktf init --template` does with the archive; the modules are those of the created project. */
export async function unpackTemplate(home: string, archive: string): Promise<void> {
  const folder = join(home, "fair");
  await run(home, ["unzip", "-q", archive, "-d", folder]);
  await run(folder, ["node", "-e", 'require("./.hooks.sscaff.js").post({ $base: "fair" })']);
  symlinkSync(join(home, "shop", "node_modules"), join(folder, "node_modules"));
  await run(folder, ["npm", "run", "synth"]);
  expectEqual(stacksOf(folder), ["fair-dev", "fair-prod"], "the stacks of the unpacked template");
}

function stacksOf(folder: string): string[] {
  return readdirSync(join(folder, "cdktf.out", "stacks"));
}
