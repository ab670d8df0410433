import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Registry } from "./registry";
import { expectEqual, FOLDER, run } from "./run";

/** From `npm create` to stacks on the disk, when npm has in its cache what others publish. */
export const LIMIT_SECONDS = 60;

const HOME = join(FOLDER, "created");
const PROJECT = join(HOME, "shop");

/** What the README of `create-plinth` says, word for word; the seconds that it took. */
export async function createProject({ npmrc, url }: Registry): Promise<number> {
  mkdirSync(HOME, { recursive: true });
  // `npm create` keeps the programs that it ran: with a cache of its own, it runs what was just published.
  const fresh = { npm_config_registry: url, npm_config_cache: join(HOME, "cache") };
  const begun = Date.now();
  await run(HOME, ["npm", "create", "--yes", "plinth", "shop", "--", "--yes"], fresh);
  writeFileSync(join(PROJECT, ".npmrc"), npmrc);
  await run(PROJECT, ["npm", "install", "--prefer-offline"]);
  await run(PROJECT, ["npm", "run", "synth"]);
  const seconds = (Date.now() - begun) / 1000;
  expectEqual(stacksOf(PROJECT), ["shop-dev", "shop-prod"], "the stacks of a created project");
  return seconds;
}

/** What `cdktf init --template` does with the archive; the modules are those of the created project. */
export async function unpackTemplate(archive: string): Promise<void> {
  const folder = join(HOME, "fair");
  await run(HOME, ["unzip", "-q", archive, "-d", folder]);
  await run(folder, ["node", "-e", 'require("./.hooks.sscaff.js").post({ $base: "fair" })']);
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  await run(folder, ["npm", "run", "synth"]);
  expectEqual(stacksOf(folder), ["fair-dev", "fair-prod"], "the stacks of the unpacked template");
}

function stacksOf(folder: string): string[] {
  return readdirSync(join(folder, "cdktf.out", "stacks"));
}
