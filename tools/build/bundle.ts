import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transformSync } from "@swc/core";
import { buildSync } from "esbuild";
import { forTerrain } from "../../packages/create-plinth/src/terrain";
import { importedIn, modulesIn } from "./modules";

/** What somebody imports or runs; everything else is part of one of them. */
const ENTRIES = ["index.ts", "cli.ts"];

/** Every module extends a class of it: to load it late would spare nothing. */
const AT_ONCE = ["constructs"];

/**
 * Writes a package's code as one file an entry, and one for what they share, beside the types that `tsc` writes. What it
 * imports from other packages is loaded at its first use: many a stack needs a few of the bindings only.
 */
export function bundle(folder: string): void {
  const lib = join(folder, "lib");
  for (const file of [...modulesIn(lib).values()].flat()) if (file.endsWith(".js")) rmSync(join(lib, file));
  const unreachable = typesThatNobodyCanImport(lib);
  const entryPoints = ENTRIES.map((entry) => join(folder, "src", entry)).filter((entry) => existsSync(entry));
  const { outputFiles } = buildSync({
    entryPoints,
    outdir: lib,
    bundle: true,
    splitting: entryPoints.length > 1,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
  });
  for (const { path, text } of outputFiles) {
    for (const [name, content] of filesOf(basename(path), text)) writeFileSync(join(lib, name), content);
  }
  writeFileSync(join(lib, ".npmignore"), unreachable.map((file) => `/${file}\n`).join(""));
}

/** The tests import them, but the entry does not lead to them: they are not published. */
function typesThatNobodyCanImport(lib: string): string[] {
  const modules = modulesIn(lib);
  const reached = new Set(["index"]);
  for (const name of reached) for (const imported of importedIn(lib, name, modules)) reached.add(imported);
  return [...modules].flatMap(([name, files]) => (reached.has(name) ? [] : files));
}

/** A module of esbuild's as CommonJS; an entry that knows a core is two files. */
function filesOf(name: string, source: string): [file: string, content: string][] {
  const code = lazily(source);
  const exported = namesForNode(source);
  if (name !== "index.js" || forTerrain(code) === code) return [[name, `${code}${exported}`]];
  return [
    [name, entryTo("./code.js", importedBy(source)) + exported],
    ["code.js", withoutImports(code)],
  ];
}

/** The same as a CommonJS module whose imports are loaded at their first use. */
export function lazily(source: string): string {
  return transformSync(source, {
    configFile: false,
    swcrc: false,
    jsc: { target: "es2022" },
    module: { type: "commonjs", strict: true, lazy: importedBy(source).filter((name) => !AT_ONCE.includes(name)) },
  }).code;
}

/** A module that gets what it imports, so that each entry can give it other packages of the same shape. */
function withoutImports(code: string): string {
  const body = code.replace(/^"use strict";\n/m, "").replace(/(?<== )require\((?=")/g, "load(");
  // In parentheses, for V8 to read the function at once: else it reads all of it twice.
  return `"use strict";\nmodule.exports = (function (load) {\nconst exports = {};\n${body}return exports;\n});\n`;
}

function entryTo(code: string, imported: readonly string[]): string {
  return [
    '"use strict";',
    "const imports = {",
    ...imported.map((name) => `    ${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`),
    "};",
    `const code = require(${JSON.stringify(code)});`,
    "module.exports = code((name) => imports[name]());",
    "",
  ].join("\n");
}

/** The specifiers in what esbuild writes. */
function importedBy(source: string): string[] {
  return [...new Set([...source.matchAll(/^(?:import|import .* from|\} from) "([^"]+)";$/gm)].map(([, name]) => name))];
}

/** Never runs: Node reads in it what a module exports, for those who import it as an ECMAScript module. */
function namesForNode(source: string): string {
  const [, names = ""] = source.match(/^export \{\n([^}]*)\n\};$/m) ?? [];
  const list = [...names.matchAll(/(\w+),?$/gm)].map(([, name]) => `${name}: null`);
  return list.length > 0 ? `0 && (module.exports = { ${list.join(", ")} });\n` : "";
}
