import { existsSync, readFileSync } from "node:fs";

/**
 * The content of a JSON file in UTF-8 or UTF-16, with or without a byte order mark: PowerShell redirects as UTF-16.
 *
 * @throws Error when there is no such file, or it is not JSON
 */
export function readJson(path: string): object {
  if (!existsSync(path)) throw new Error(`${path}: no such file`);
  try {
    return JSON.parse(decoded(readFileSync(path))) as object;
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}

function decoded(bytes: Buffer): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
}
