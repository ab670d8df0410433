import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");
const CREATE = join(ROOT, "packages", "create-plinth");

/** Of the example, but of no use outside of the repository. */
const OURS = /\/(lib|node_modules|cdktf\.out|\.projen|tsconfig\.build\.json)$/;

/** Gives `create-plinth` its template: the example, and what a project of one's own has beside it. */
export function buildTemplate(target = join(CREATE, "template")): void {
  rmSync(target, { recursive: true, force: true });
  cpSync(EXAMPLE, target, { recursive: true, filter: (path) => !OURS.test(path) });
  cpSync(join(CREATE, "extra"), target, { recursive: true });
  const manifest = join(target, "package.json");
  writeFileSync(manifest, `${JSON.stringify(published(JSON.parse(readFileSync(manifest, "utf8"))), null, 2)}\n`);
}

type Ranges = Record<string, string>;

/** The example's manifest under a plain name, with the ranges of the packages as they are released. */
function published({
  "//": _marker,
  name,
  ...manifest
}: { "//"?: string; name: string } & Record<string, unknown>): object {
  return {
    name: name.replace(/^.*\//, ""),
    ...manifest,
    dependencies: released(manifest.dependencies as Ranges),
    devDependencies: released(manifest.devDependencies as Ranges),
  };
}

function released(ranges: Ranges): Ranges {
  const versions = new Map(
    readdirSync(join(ROOT, "packages")).map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(ROOT, "packages", folder, "package.json"), "utf8"));
      return [name, `^${version}`];
    }),
  );
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, versions.get(name) ?? range]));
}
