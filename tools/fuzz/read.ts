import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Model } from "./model";
import { ShapeReader } from "./read-shapes";
import { targetsOf } from "./read-targets";
import type { TypeScript } from "./typescript";

const ROOT = resolve(__dirname, "../..");

/**
 * Core is what modules promise one another, the model and what judges it read documents, testing is for tests, and programs
 * have no API.
 */
const NOT_READ = ["access", "core", "create-plinth", "diff", "model", "plinth", "reach", "testing"];

/**
 * The public API as the packages' `lib/*.d.ts` declare it, read by the API of the compiler that builds them.
 *
 * @param entries - declaration files, by the name that a package has in reports
 * @param fixtures - a file that exports the class `Fixtures`
 */
export async function readModel(
  entries: Readonly<Record<string, string>>,
  fixtures = join(__dirname, "fixtures.ts"),
): Promise<Model> {
  const typescript: TypeScript = await import("typescript/unstable/sync");
  const api = new typescript.API({ cwd: ROOT });
  try {
    const project = join(ROOT, ".plinth", "fuzz", "tsconfig.json");
    writeProject(project, [...Object.values(entries), fixtures]);
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project);
    if (!program) throw new Error(`the compiler does not open ${project}`);
    const shapes = new ShapeReader(typescript, program, fixtures);
    const targets = Object.entries(entries).flatMap(([name, file]) =>
      targetsOf(typescript, program, name, file, shapes),
    );
    return { targets, shapes: shapes.read() };
  } finally {
    api.close();
  }
}

/** The declaration file of each package that is read. */
export function entriesOf(): Record<string, string> {
  const names = readdirSync(join(ROOT, "packages")).filter((name) => !NOT_READ.includes(name));
  return Object.fromEntries(names.map((name) => [name, join(ROOT, "packages", name, "lib", "index.d.ts")]));
}

/** The code that declarations are about. */
export function codeBeside(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, file.replace(/\.d\.ts$/, ".js")]));
}

/** A project of these files alone: those of the packages hold the sources too. */
function writeProject(path: string, files: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const compilerOptions = {
    target: "es2022",
    module: "node16",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  };
  writeFileSync(path, JSON.stringify({ compilerOptions, files }));
}
