import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../run";
import { createdProjectsWork } from "./created";
import { contentOf, stacksOf } from "./outside";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");

/** What a tarball may hold, and nothing else. */
const SHIPPED = /^package\/(lib\/.+\.(js|d\.ts)|cdktn\/.+\.(js|d\.ts)|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
const TEMPLATE = /^create-plinth.*: package\/template\//;

/**
 * Outside of the repository, with the packed packages in node_modules: the example, copied as a user would, must compile and
 * synthesize the same stacks, and so must what `create-plinth` writes. Third-party packages are linked, which spares an
 * installation.
 */
export function worksOutside(expected: ReadonlyMap<string, string>): string[] {
  const home = mkdtempSync(join(tmpdir(), "plinth-outside-"));
  try {
    const strangers = installPacked(join(home, "node_modules"));
    linkOthers(join(home, "node_modules"));
    return [...strangers, ...exampleWorks(join(home, "copied"), expected), ...createdProjectsWork(home, expected)];
  } finally {
    rmSync(home, { recursive: true });
  }
}

function exampleWorks(folder: string, expected: ReadonlyMap<string, string>): string[] {
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !/\/(lib|node_modules|cdktf\.out)$/.test(path) });
  const made = stacksOf(folder);
  return [...expected].flatMap(([name, document]) =>
    made.get(name) === contentOf(document) ? [] : [`${name} is another stack when it is copied out`],
  );
}

/** Unpacks every package of the repository; names the files that should not be in a tarball. */
function installPacked(modules: string): string[] {
  const tarballs = join(modules, ".tarballs");
  mkdirSync(tarballs, { recursive: true });
  run("npm", ["pack", "--workspaces", "--silent", "--ignore-scripts", "--pack-destination", tarballs], { cwd: ROOT });
  return readdirSync(tarballs)
    .filter((tarball) => !tarball.startsWith("plinth-examples"))
    .flatMap((tarball) => {
      const name = tarball.replace(/-\d+\.\d+\.\d+.*$/, "");
      const target = join(modules, name.replace(/^plinth-/, "@plinth/"));
      mkdirSync(target, { recursive: true });
      const files = run("tar", ["-xvzf", join(tarballs, tarball), "-C", target, "--strip-components=1"])
        .trim()
        .split("\n");
      return files
        .filter((file) => !SHIPPED.test(file) && !TEMPLATE.test(`${tarball}: ${file}`))
        .map((file) => `${tarball} holds ${file}`);
    });
}

function linkOthers(modules: string): void {
  const installed = join(ROOT, "node_modules");
  for (const name of readdirSync(installed)) {
    if (!/^(@plinth|create-plinth|plinth)$/.test(name)) symlinkSync(join(installed, name), join(modules, name));
  }
}
