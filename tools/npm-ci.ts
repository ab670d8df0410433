import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** Installs the modules of a folder outside of the workspaces when they are missing or older than its lock. */
export function npmCi(folder: string): void {
  const installed = join(folder, "node_modules", ".package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, error } = spawnSync("npm", options, { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw error ?? new Error(`npm ci failed in ${folder}`);
}
