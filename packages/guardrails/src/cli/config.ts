import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { AllowedLoss } from "../plan/losses";
import type { Suppression } from "../suppressions";

export interface Config {
  readonly suppressions: readonly Suppression[];
  readonly allow: readonly AllowedLoss[];
}

/** The config file; empty without one. */
export function readConfig(folder: string, file: string | undefined): Config {
  if (file === undefined) return { suppressions: [], allow: [] };
  const { suppressions = [], allow = [], ...unknown } = readJson(folder, file) as Partial<Config>;
  const [stray] = Object.keys(unknown);
  if (stray !== undefined)
    throw new Error(`${file} must have suppressions and allow only, got ${JSON.stringify(stray)}`);
  return {
    suppressions: suppressions.map((one) => whole(one, ["rule", "address", "reason", "expires"], file)),
    allow: allow.map((one) => whole(one, ["address", "reason"], file)),
  };
}

export function readJson(folder: string, file: string): object {
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new Error(`${file}: no such file`);
  try {
    return JSON.parse(decoded(readFileSync(path))) as object;
  } catch {
    throw new Error(`${file} is not JSON`);
  }
}

/** PowerShell writes UTF-16, and a byte order mark before UTF-8. */
function decoded(bytes: Buffer): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
}

function whole<T extends object>(entry: T, names: readonly (keyof T & string)[], file: string): T {
  const missing = names.filter((name) => typeof entry[name] !== "string");
  if (missing.length > 0) throw new Error(`${file}: ${JSON.stringify(entry)} must have ${missing.join(" and ")}`);
  return entry;
}
