import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transformSync } from "@swc/core";
import { buildSync, transformSync as esbuild, type Metafile } from "esbuild";
import { forTerrain } from "../../packages/create-plinth/src/terrain";
import { importedIn, modulesIn } from "./modules";

/** What somebody imports or runs; everything else is part of one of them. */
const ENTRIES = ["index.ts", "cli.ts"];

const TARGET = "node20";

/** What a bundled file imports and exports. */
type Names = Pick<Metafile["outputs"][string], "imports" | "exports">;

/**
 * Writes a package's code as one file an entry, and one for what they share, beside the types that `tsc` writes. What it
 * imports from other packages is loaded at its first use: many a stack needs a few of the bindings only.
 */
export function bundle(folder: string): void {
  const lib = join(folder, "lib");
  for (const file of [...modulesIn(lib).values()].flat()) if (file.endsWith(".js")) rmSync(join(lib, file));
  const unreachable = typesThatNobodyCanImport(lib);
  const entryPoints = ENTRIES.map((entry) => join(folder, "src", entry)).filter((entry) => existsSync(entry));
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: folder,
    entryPoints,
    outdir: lib,
    bundle: true,
    splitting: entryPoints.length > 1,
    packages: "external",
    platform: "node",
    format: "esm",
    target: TARGET,
    write: false,
    metafile: true,
  });
  for (const { path, text } of outputFiles) {
    const file = basename(path);
    const names = metafile.outputs[`lib/${file}`];
    // npm makes what it installs executable, and not what it links.
    const mode = file === "cli.js" ? 0o755 : 0o644;
    for (const [name, content] of filesOf(file, text, names)) writeFileSync(join(lib, name), content, { mode });
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

/** An ECMAScript module of esbuild's as CommonJS; an entry that knows a core is two files. */
function filesOf(name: string, source: string, { imports, exports }: Names): [file: string, content: string][] {
  const code = lazily(source);
  const exported = namesForNode(exports);
  if (name !== "index.js" || forTerrain(code) === code) return [[name, `${code}${exported}`]];
  const imported = new Set(imports.map(({ path, external }) => (external ? path : `./${basename(path)}`)));
  return [
    [name, entryTo("./code.js", [...imported]) + exported],
    ["code.js", withoutImports(code)],
  ];
}

/** The same as a CommonJS module whose imports are loaded at their first use. */
export function lazily(source: string): string {
  return transformSync(source, {
    configFile: false,
    swcrc: false,
    jsc: { target: "es2022" },
    module: { type: "commonjs", strict: true, lazy: true },
  }).code;
}

/** A function that is given what it imports, so that each entry can give it other packages of the same shape. */
function withoutImports(code: string): string {
  const { code: body } = esbuild(code, { define: { require: "load" }, target: TARGET });
  // In parentheses, for V8 to read the function at once: else it reads all of it twice.
  return `module.exports = (function (load, exports) {\n${body}});\n`;
}

function entryTo(code: string, imported: readonly string[]): string {
  return [
    '"use strict";',
    "const imports = {",
    ...imported.map((name) => `    ${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`),
    "};",
    `require(${JSON.stringify(code)})((name) => imports[name](), exports);`,
    "",
  ].join("\n");
}

/** Never runs: Node reads in it what a module exports, for those who import it as an ECMAScript module. */
function namesForNode(names: readonly string[]): string {
  return names.length > 0 ? `0 && (module.exports = { ${names.map((name) => `${name}: null`).join(", ")} });\n` : "";
}
