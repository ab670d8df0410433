import { readFileSync } from "node:fs";
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
  const content = readFileSync(resolve(folder, file), "utf8");
  try {
    return JSON.parse(content) as object;
  } catch {
    throw new Error(`${file} is not JSON`);
  }
}

function whole<T extends object>(entry: T, names: readonly (keyof T & string)[], file: string): T {
  const missing = names.filter((name) => typeof entry[name] !== "string");
  if (missing.length > 0) throw new Error(`${file}: ${JSON.stringify(entry)} must have ${missing.join(" and ")}`);
  return entry;
}
