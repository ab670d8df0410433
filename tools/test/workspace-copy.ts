import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

/** What nx reads beside the projects. */
const SHARED = [".gitignore", ":(glob)*.json", ":(glob)*.cjs", "tools/build"];

/** Copies some projects of the workspace, as they are on disk, with what they share. */
export function copyWorkspace(target: string, projects: readonly string[]): void {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...SHARED, ...projects], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const file of listed.split("\n").filter((name) => name && existsSync(join(ROOT, name)))) {
    mkdirSync(join(target, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(target, file));
  }
}
