import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { attempt, FOLDER, run } from "./run";
import { tool } from "./toolbox";

const PACKED = join(FOLDER, "packed");

const LIMIT_BYTES = 60 * 1024;

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: object;
  readonly dependencies?: Record<string, string>;
  readonly repository: { readonly directory: string };
}

/** What is wrong with the tarballs of all published packages of a clone, and how big the biggest is. */
export async function checkTarballs(clone: string): Promise<{ problems: string[]; biggest: string }> {
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(PACKED, { recursive: true });
  await run(clone, ["npm", "pack", "--workspaces", "--silent", "--ignore-scripts", "--pack-destination", PACKED]);
  const problems: string[] = [];
  const sizes: (readonly [string, number])[] = [];
  for (const tarball of readdirSync(PACKED)) {
    const folder = join(PACKED, tarball.replace(/\.tgz$/, ""));
    mkdirSync(folder);
    await run(PACKED, ["tar", "-xzf", tarball, "-C", folder, "--strip-components=1"]);
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (manifest.private) continue;
    const { size } = statSync(join(PACKED, tarball));
    sizes.push([manifest.name, size]);
    problems.push(
      ...(await problemsOf(tarball, manifest)),
      ...(size > LIMIT_BYTES ? [`${manifest.name}: ${size} bytes, more than ${LIMIT_BYTES}`] : []),
      ...foreign(manifest).map((name) => `depends on ${name}`),
      ...stale(folder, join(clone, manifest.repository.directory)).map((file) => `holds ${file}, which has no source`),
    );
  }
  const [[name, size]] = sizes.sort(([, a], [, b]) => b - a);
  return { problems, biggest: `${name}, ${(size / 1000).toFixed(1)} kB` };
}

/** Types are right or wrong where something can be imported. */
async function problemsOf(tarball: string, { exports }: Manifest): Promise<string[]> {
  const checks = await Promise.all([
    attempt(PACKED, ["node", tool("publint"), "run", tarball, "--strict"]),
    ...(exports ? [attempt(PACKED, ["node", tool("attw"), tarball])] : []),
  ]);
  return checks.filter(({ status }) => status !== 0).map(({ stdout, stderr }) => `${tarball}\n${stdout}${stderr}`);
}

function foreign({ name, dependencies = {} }: Manifest): string[] {
  return Object.keys(dependencies)
    .filter((dependency) => !dependency.startsWith("@plinth/"))
    .map((dependency) => `${dependency} (${name})`);
}

/** Compiled code and types whose source is gone; `code` and chunks are what entries share. */
function stale(folder: string, source: string): string[] {
  return readdirSync(join(folder, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(js|d\.ts)$/.test(file) && !/^(code|chunk-\w+)\.js$/.test(file))
    .filter((file) => !existsSync(join(source, "src", file.replace(/\.(js|d\.ts)$/, ".ts"))))
    .map((file) => join("lib", file));
}
