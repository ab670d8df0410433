import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export const PEERS = join(__dirname, "peers");

/** The peers are no part of the workspaces: they are installed here, when missing or older than their lock. */
export function installPeers(): void {
  const installed = join(PEERS, "node_modules", ".package-lock.json");
  const lock = join(PEERS, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, error } = spawnSync("npm", options, { cwd: PEERS, stdio: "inherit" });
  if (status !== 0) throw error ?? new Error("npm ci of the peers failed");
}

export function versionOf(peer: string): string {
  return JSON.parse(readFileSync(join(PEERS, "node_modules", peer, "package.json"), "utf8")).version;
}
