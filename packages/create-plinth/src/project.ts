import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { adapt } from "./adapt";
import type { Answers } from "./answers";

/** Comes with the package; `tools/build.ts` of the repository makes it from the example. */
export const TEMPLATE = resolve(__dirname, "..", "template");

/** Of use to `cdktf init` alone. */
const HOOKS = ".hooks.sscaff.js";

/** Writes a project; names its files. A folder that holds anything but a repository's `.git` is left alone. */
export function writeProject(answers: Answers, template = TEMPLATE): string[] {
  const folder = resolve(answers.folder);
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name !== ".git") : [];
  if (there.length > 0) {
    throw new Error(
      `${answers.folder} is not empty (${there.slice(0, 3).join(", ")}${there.length > 3 ? ", …" : ""}): nothing was written`,
    );
  }
  const files = adapt(read(template), answers);
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  }
  return [...files.keys()].sort();
}

function read(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== HOOKS)
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return new Map(files.map((file) => [relative(folder, file), readFileSync(file, "utf8")]));
}
