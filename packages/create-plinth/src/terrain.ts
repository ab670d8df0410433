/** What comes before the name of a package in code: `require(`, `from `, `import(`. */
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
