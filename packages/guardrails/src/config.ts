import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isBlock, readJson } from "@plinth/model";
import type { AllowedLoss } from "./plan/losses";
import type { Suppression } from "./suppressions";

/** What an app accepts: one list for its synthesis and for the command line. */
export interface Config {
  readonly suppressions: readonly Suppression[];
  readonly allow: readonly AllowedLoss[];
}

/** Name of the file in the folder of the app. */
export const CONFIG_FILE = "plinth.config.json";

/**
 * Reads the config of an app.
 *
 * @param file - @default - `plinth.config.json` where there is one, else nothing is accepted
 * @throws Error when the file is missing, or is no config
 */
export function readConfig(folder: string, file?: string): Config {
  if (file !== undefined && (typeof file !== "string" || /TfToken\[/.test(file)))
    throw new Error("config must be the path of a file, as literal text");
  const path = resolve(folder, file ?? CONFIG_FILE);
  if (file === undefined && !existsSync(path)) return { suppressions: [], allow: [] };
  const config = readJson(path);
  if (!isBlock(config)) throw new Error(`${path} must be an object with suppressions and allow`);
  const { suppressions = [], allow = [], ...others } = config;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new Error(`${path} must have suppressions and allow only, got ${JSON.stringify(other)}`);
  return {
    suppressions: entries(suppressions, "suppressions", ["rule", "address", "reason", "expires"], path),
    allow: entries(allow, "allow", ["address", "reason"], path),
  };
}

function entries<T extends object>(list: unknown, name: string, members: readonly (keyof T & string)[], path: string) {
  if (!Array.isArray(list)) throw new Error(`${path}: ${name} must be a list`);
  return list.map((entry: T) => {
    const missing = members.filter((member) => typeof entry?.[member] !== "string");
    if (missing.length > 0) throw new Error(`${path}: ${JSON.stringify(entry)} must have ${missing.join(" and ")}`);
    return entry;
  });
}
