import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");

/** What a tarball may hold, and nothing else. */
const SHIPPED =
  /^package\/(lib\/.+\.(js|js\.map|d\.ts)|cdktn\/.+\.(js|d\.ts)|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;

/**
 * Copies the example out of the repository, as a user would, with the packed packages in its node_modules: it must
 * compile there and synthesize the same stacks. Third-party packages are linked, which spares an installation.
 */
export function exampleWorksCopiedOut(expected: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "plinth-copied-"));
  try {
    cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !/\/(lib|node_modules|cdktf\.out)$/.test(path) });
    const strangers = installPacked(join(folder, "node_modules"));
    linkOthers(join(folder, "node_modules"));
    return [...strangers, ...synthesizes(folder, expected)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Unpacks every package of the repository; names the files that should not be in a tarball. */
function installPacked(modules: string): string[] {
  const tarballs = join(modules, ".tarballs");
  mkdirSync(tarballs, { recursive: true });
  run("npm", ["pack", "--workspaces", "--silent", "--ignore-scripts", "--pack-destination", tarballs], ROOT);
  return readdirSync(tarballs)
    .filter((tarball) => !tarball.startsWith("plinth-examples"))
    .flatMap((tarball) => {
      const target = join(modules, "@plinth", tarball.replace(/^plinth-(.+)-\d+\.\d+\.\d+.*$/, "$1"));
      mkdirSync(target, { recursive: true });
      const files = run("tar", ["-xvzf", join(tarballs, tarball), "-C", target, "--strip-components=1"], ROOT)
        .trim()
        .split("\n");
      return files.filter((file) => !SHIPPED.test(file)).map((file) => `${tarball} holds ${file}`);
    });
}

function linkOthers(modules: string): void {
  const installed = join(ROOT, "node_modules");
  for (const name of readdirSync(installed)) {
    if (!name.startsWith("@plinth")) symlinkSync(join(installed, name), join(modules, name));
  }
}

function synthesizes(folder: string, expected: ReadonlyMap<string, string>): string[] {
  run(join(folder, "node_modules", ".bin", "tsc"), [], folder);
  run("node", ["lib/main.js"], folder);
  return [...expected].flatMap(([name, document]) => {
    const made = readFileSync(join(folder, "cdktf.out", "stacks", name, "cdk.tf.json"), "utf8");
    const { terraform: _mine, "//": _by, ...mine } = JSON.parse(made);
    const { terraform: _theirs, "//": _with, ...theirs } = JSON.parse(document);
    return JSON.stringify(mine) === JSON.stringify(theirs) ? [] : [`${name} is another stack when it is copied out`];
  });
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd,
    encoding: "utf8",
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "CDKTF_OUTDIR")),
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stdout}${stderr}`);
  return stdout;
}
