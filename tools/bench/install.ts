import { readFileSync } from "node:fs";
import { join } from "node:path";
import { npmCi } from "../npm-ci";

export const PEERS = join(__dirname, "peers");

/** The peers are no part of the workspaces. */
export function installPeers(): void {
  npmCi(PEERS);
}

export function versionOf(peer: string): string {
  return JSON.parse(readFileSync(join(PEERS, "node_modules", peer, "package.json"), "utf8")).version;
}
