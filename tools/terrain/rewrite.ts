import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const PACKAGES = resolve(__dirname, "../../packages");

/** What comes before a specifier in what the compiler emits: `require(`, `from `, `import(`. */
const SPECIFIER = /(?<=\b(?:require\(|import\(|from\s+))"([^"]+)"/g;

/** The same code for CDK Terrain: only the names of the packages that it imports are others. */
export function forTerrain(code: string): string {
  return code.replace(SPECIFIER, (_all, name: string) => JSON.stringify(terrainName(name)));
}

function terrainName(name: string): string {
  if (name === "cdktf") return "cdktn";
  if (/^@plinth\/[^/]+$/.test(name)) return `${name}/cdktn`;
  return name.replace(/^@cdktf\/provider-aws(?=\/)/, "@cdktn/provider-aws");
}

/** Gives every compiled package its entry for CDK Terrain: `cdktn/` beside `lib/`. */
export function buildForTerrain(): void {
  for (const name of readdirSync(PACKAGES)) copyForTerrain(join(PACKAGES, name, "lib"), join(PACKAGES, name, "cdktn"));
}

/** Copies compiled code, without maps: the specifiers of the copy have other lengths. */
export function copyForTerrain(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(map|tsbuildinfo)$/.test(path) });
  for (const file of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const path = join(to, file);
    const code = readFileSync(path, "utf8").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n");
    writeFileSync(path, forTerrain(code));
  }
}
