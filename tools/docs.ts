import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./build/compile";
import { ROOT } from "./docs/blocks";
import { problemsInBrowser } from "./docs/site/check-browser";
import { deadLinks } from "./docs/site/check-links";
import { npmCi } from "./npm-ci";

const SITE = join(ROOT, "docs", "site");
const PAGES = join(SITE, "pages");
const DIST = join(SITE, "dist");

/** Where the site is served. */
const BASE = process.env.DOCS_BASE ?? "/";

/** Builds the site in `docs/site/dist` from the pages of the repository and the comments in the sources. */
async function main(): Promise<void> {
  compile();
  npmCi(SITE);
  // The pictures are drawn by the compiled packages.
  const { stage, stageEntries } = await import("./docs/site/stage.js");
  rmSync(DIST, { recursive: true, force: true });
  stage(PAGES);
  const packages = readdirSync(join(ROOT, "packages")).filter((name) => !["create-plinth", "plinth"].includes(name));
  const entries = stageEntries(join(SITE, "entries"), packages);
  run("typedoc", ["--entryPoints", ...entries, "--titleLink", BASE, "--out", join(PAGES, "public", "api")]);
  run("vitepress", ["build", "."]);
  const problems = [...deadLinks(DIST, BASE), ...(await problemsInBrowser(DIST, BASE))];
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? `built ${DIST}; every link leads somewhere` : `${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function run(command: string, args: readonly string[]): void {
  const PATH = `${join(SITE, "node_modules", ".bin")}:${process.env.PATH}`;
  const { status, error } = spawnSync(command, [...args], {
    cwd: SITE,
    stdio: "inherit",
    env: { ...process.env, PATH },
  });
  if (status !== 0) throw error ?? new Error(`${command} failed`);
}

main().catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
