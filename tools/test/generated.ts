import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run";

const LIST = join(".projen", "files.json");

/** Runs projen and names every file that it had to change, and every folder that it does not know. */
export function generatedFilesAreUpToDate(): string[] {
  const before = contents();
  run("tsx", [".projenrc.ts"], { env: { ...process.env, PROJEN_DISABLE_POST: "1" } });
  const after = contents();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  const strangers = members().filter((folder) => !existsSync(join(folder, LIST)));
  return [
    ...changed.map((file) => `${file} was not what .projenrc.ts says; it is now`),
    ...strangers.map((folder) => `${folder} is not in .projenrc.ts`),
  ];
}

/** The files that projen made, with what is in them. */
function contents(): Map<string, string> {
  const files = [".", ...members()]
    .filter((folder) => existsSync(join(folder, LIST)))
    .flatMap((folder) =>
      JSON.parse(readFileSync(join(folder, LIST), "utf8")).files.map((file: string) => join(folder, file)),
    )
    .filter((file) => existsSync(file));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

function members(): string[] {
  return ["packages", "examples"].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}
