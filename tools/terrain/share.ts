import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

/** A specifier of a module in the package itself, in what the compiler emits. */
const RELATIVE = /(?<=\b(?:require\(|import\(|from\s+))"(\.{1,2}\/?[^"]*)"/g;

/** The files of each module, by its path without an extension: its code and its types. */
type Modules = ReadonlyMap<string, readonly string[]>;

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

function modulesIn(folder: string): Modules {
  const modules = new Map<string, string[]>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const name = file.replace(/\.(d\.ts|js)$/, "");
    if (name !== file) modules.set(name, [...(modules.get(name) ?? []), file]);
  }
  return modules;
}

/** The entry, what says something else than the original, and what imports that. */
function modulesThatDiffer(original: string, copy: string, modules: Modules): Set<string> {
  const code = (folder: string, file: string) => withoutMap(readFileSync(join(folder, file), "utf8"));
  const differing = new Set(["index"]);
  const imports = new Map<string, string[]>();
  for (const [name, files] of modules) {
    if (files.some((file) => code(original, file) !== code(copy, file))) differing.add(name);
    const specifiers = files.flatMap((file) => [...code(copy, file).matchAll(RELATIVE)].map(([, path]) => path));
    imports.set(
      name,
      specifiers.map((path) => moduleAt(name, path, modules)),
    );
  }
  for (let before = 0; before !== differing.size; ) {
    before = differing.size;
    for (const [name, imported] of imports) if (imported.some((path) => differing.has(path))) differing.add(name);
  }
  return differing;
}

/** The module that a relative specifier leads to, a file or the index of a folder. */
function moduleAt(from: string, specifier: string, modules: Modules): string {
  const path = posix.join(dirname(from), specifier);
  const found = [path, posix.join(path, "index")].find((name) => modules.has(name));
  if (!found) throw new Error(`${from} imports ${specifier}, which is not there`);
  return found;
}

/** The copy has no maps. */
export function withoutMap(code: string): string {
  return code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n");
}
