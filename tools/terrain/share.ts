import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

/** A specifier of a module in the package itself, in what the compiler emits. */
const RELATIVE = /(?<=\b(?:require\(|import\(|from\s+))"(\.{1,2}\/?[^"]*)"/g;

/**
 * Deletes from a copy for CDK Terrain every module that is the same in the original, and imports it from there: what
 * knows neither core, directly or through what it imports, is shipped once.
 */
export function shareWhatIsTheSame(original: string, copy: string): void {
  const modules = new Map<string, string[]>();
  for (const file of readdirSync(copy, { recursive: true, encoding: "utf8" })) {
    const name = file.replace(/\.(d\.ts|js)$/, "");
    if (name !== file) modules.set(name, [...(modules.get(name) ?? []), file]);
  }
  const code = (folder: string, file: string) => withoutMap(readFileSync(join(folder, file), "utf8"));
  const importsOf = (name: string) =>
    (modules.get(name) ?? []).flatMap((file) =>
      [...code(copy, file).matchAll(RELATIVE)].map(([, path]) => moduleAt(name, path, modules)),
    );

  const other = new Set(
    [...modules].flatMap(([name, files]) => {
      const same = files.every((file) => code(original, file) === code(copy, file));
      return same && name !== "index" ? [] : [name];
    }),
  );
  for (let before = -1; before !== other.size; ) {
    before = other.size;
    for (const name of modules.keys()) if (importsOf(name).some((path) => other.has(path))) other.add(name);
  }

  const up = relative(copy, original);
  for (const [name, files] of modules) {
    for (const file of files) {
      if (!other.has(name)) rmSync(join(copy, file));
      else
        writeFileSync(
          join(copy, file),
          code(copy, file).replace(RELATIVE, (all, path: string) => {
            const target = moduleAt(name, path, modules);
            return other.has(target) ? all : JSON.stringify(posix.join(posix.relative(dirname(name), "."), up, target));
          }),
        );
    }
  }
}

/** The module that a relative specifier leads to, a file or the index of a folder. */
function moduleAt(from: string, specifier: string, modules: ReadonlyMap<string, unknown>): string {
  const path = posix.join(dirname(from), specifier);
  const found = [path, posix.join(path, "index")].find((name) => modules.has(name));
  if (!found) throw new Error(`${from} imports ${specifier}, which is not there`);
  return found;
}

/** The copy has no maps. */
export function withoutMap(code: string): string {
  return code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n");
}
