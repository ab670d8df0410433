import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../../..");
const BINDINGS = /"@cdktf\/provider-aws\/lib\/([a-z0-9-]+)"/g;

/** The resource types that our modules and examples can create, by the bindings that they import; sorted. */
export function typesInUse(): string[] {
  const sources = [...folders("packages").map((folder) => join(folder, "src")), ...folders("examples")];
  const names = sources.flatMap(typescript).flatMap((path) => {
    return [...readFileSync(path, "utf8").matchAll(BINDINGS)].map(([, name]) => name);
  });
  const resources = names.filter((name) => name !== "provider" && !name.startsWith("data-aws-"));
  return [...new Set(resources)].map((name) => `aws_${name.replaceAll("-", "_")}`).sort();
}

function folders(name: string): string[] {
  return readdirSync(join(ROOT, name)).map((each) => join(ROOT, name, each));
}

/** What is compiled or installed is no source. */
function typescript(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(lib|node_modules|cdktf\.out)$/.test(entry.name) ? [] : typescript(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}
