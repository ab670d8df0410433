import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/** Commands that a fresh clone has, on which nothing is compiled. */
const COMMANDS = ["start", "test", "e2e", "bench", "fuzz", "mutants", "build", "docs", "release:rehearsal"];

/** Statements that load a module when the file is loaded; types are gone by then. */
const LOADS = /^(?:import|export)\s(?!type\s)(?:[^;"]*?\sfrom\s)?"([^"\n]+)"/gm;

const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;

/** What the file loads before its first line runs, with the files between: `tools/test.ts > tools/upgrade/check.ts > cdktf`. */
function loaded(file: string, path: readonly string[] = [], seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const way = [...path, file];
  return [...readFileSync(join(ROOT, file), "utf8").matchAll(LOADS)].flatMap(([, name = ""]) => {
    if (!name.startsWith(".")) return [[...way, name].join(" > ")];
    const target = join(file, "..", name);
    const found = [`${target}.ts`, join(target, "index.ts")].find((one) => existsSync(join(ROOT, one)));
    if (!found) throw new Error(`${file} imports ${name}, which is no file`);
    return loaded(found, way, seen);
  });
}

test.each(COMMANDS)("npm run %s needs no compiled package before it compiles", (command) => {
  const [, program] = /^tsx (tools\/[\w-]+\.ts)$/.exec(scripts[command] ?? "") ?? [];
  if (!program) throw new Error(`package.json has no script ${command} of the tools`);
  const all = loaded(program);
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter((way) => way.includes(" > @plinth/"))).toEqual([]);
});
