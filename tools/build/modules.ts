import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** A specifier of a module in the package itself, in what the compiler and the bundler write. */
export const RELATIVE = /(?<=\b(?:require\(|import\(|from\s+))"(\.{1,2}\/?[^"]*)"/g;

/** The files of each module, by its path without an extension: its code and its types. */
export type Modules = ReadonlyMap<string, readonly string[]>;

export function modulesIn(folder: string): Modules {
  const modules = new Map<string, string[]>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const name = file.replace(/\.(d\.ts|js)$/, "");
    if (name !== file) modules.set(name, [...(modules.get(name) ?? []), file]);
  }
  return modules;
}

/** The modules of the package that the files of one import. */
export function importedIn(folder: string, name: string, modules: Modules): string[] {
  const code = (modules.get(name) ?? []).map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  return [...code.matchAll(RELATIVE)].map(([, specifier]) => moduleAt(name, specifier, modules));
}

/** The module that a relative specifier leads to, a file or the index of a folder. */
export function moduleAt(from: string, specifier: string, modules: Modules): string {
  const path = posix.join(dirname(from), specifier.replace(/\.js$/, ""));
  const found = [path, posix.join(path, "index")].find((name) => modules.has(name));
  if (!found) throw new Error(`${from} imports ${specifier}, which is not there`);
  return found;
}
