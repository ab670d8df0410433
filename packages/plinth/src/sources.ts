import { resolve } from "node:path";
import { type Source, sourcesAt } from "@plinth/model";

/** The stacks at the paths; without one, those of the app in the folder. */
export function sourcesOf(paths: readonly string[], folder: string): readonly Source[] {
  return (paths.length > 0 ? paths : ["."]).flatMap((path) => sourcesAt(resolve(folder, path)));
}

/** Runs what reads one source: its errors begin with the file. */
export function about<T>({ file }: Source, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`);
  }
}

/** Without the name of the error's class. */
export function messageOf(error: unknown): string {
  return (error as Error).message;
}

/** The value of an option. @throws Error when it is no whole number */
export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return;
  if (!/^\d+$/.test(value)) throw new Error(`${option} must be a whole number, got ${JSON.stringify(value)}`);
  return Number(value);
}
