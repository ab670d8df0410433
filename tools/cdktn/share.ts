import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { importedIn, type Modules, moduleAt, modulesIn, RELATIVE } from "../build/modules";

/**
 * Deletes from a copy for CDK Terrain every module that is the same in the original, and imports it from there: what
 * knows neither core, directly or through what it imports, is shipped once.
 */
export function shareWhatIsTheSame(original: string, copy: string): void {
  const modules = modulesIn(copy);
  const own = modulesThatDiffer(original, copy, modules);
  const up = relative(copy, original);
  for (const [name, files] of modules) {
    for (const path of files.map((file) => join(copy, file))) {
      if (!own.has(name)) rmSync(path);
      else writeFileSync(path, readFileSync(path, "utf8").replace(RELATIVE, elsewhere));
    }
    function elsewhere(specifier: string, path: string): string {
      const target = moduleAt(name, path, modules);
      return own.has(target) ? specifier : JSON.stringify(posix.join(posix.relative(dirname(name), "."), up, target));
    }
  }
}

/** The entry, what says something else than the original, and what imports that. */
function modulesThatDiffer(original: string, copy: string, modules: Modules): Set<string> {
  const code = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
  const differing = new Set(["index"]);
  for (const [name, files] of modules) {
    if (files.some((file) => code(original, file) !== code(copy, file))) differing.add(name);
  }
  const imports = [...modules.keys()].map((name) => [name, importedIn(copy, name, modules)] as const);
  for (let before = 0; before !== differing.size; ) {
    before = differing.size;
    for (const [name, imported] of imports) if (imported.some((path) => differing.has(path))) differing.add(name);
  }
  return differing;
}
