import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export interface Import {
  /** Folder below the packages. */
  readonly from: string;
  /** Path below the packages, as that of `target`. */
  readonly file: string;
  readonly name: string;
  /** The file that a relative name or the name of a package stands for; nothing for what comes from outside. */
  readonly target: string | undefined;
}

/** Statements at the start of a line, types and re-exports too, and calls anywhere. */
const IMPORTS = /^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"\n]+)"|\b(?:import|require)\("([^"\n]+)"\)/gm;

/** Every import in `<packages>/<name>/src`. */
export function importsOf(packages: string): Import[] {
  return readdirSync(packages).flatMap((from) =>
    sources(join(packages, from, "src")).flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(IMPORTS)].map(([, statement, call]) => {
        const name = statement ?? call;
        const target = targetOf(packages, path, name);
        return { from, file: relative(packages, path), name, target: target && relative(packages, target) };
      }),
    ),
  );
}

/** Every path along imports that leads back to where it began. */
export function cycles(imports: readonly Import[]): string[][] {
  const edges = new Map<string, string[]>();
  for (const { file, target } of imports) if (target) edges.set(file, [...(edges.get(file) ?? []), target]);
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

/** As TypeScript resolves it: the file of that name, else the index of the folder. */
function targetOf(packages: string, file: string, name: string): string | undefined {
  const sibling = /^@plinth\/([^/]+)/.exec(name)?.[1];
  if (sibling) return join(packages, sibling, "src", "index.ts");
  if (!name.startsWith(".")) return undefined;
  const path = join(file, "..", name);
  if (path.endsWith(".json") && existsSync(path)) return path;
  const candidates = [`${path}.ts`, join(path, "index.ts"), path.replace(/\.js$/, ".ts")];
  const target = candidates.find((candidate) => candidate.endsWith(".ts") && existsSync(candidate));
  if (!target) throw new Error(`${relative(packages, file)} imports ${name}, which is no file`);
  return target;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
