import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What `model.ts` answers to a question. */
export function ask<T>(question: string): T {
  const { stdout, stderr, status } = spawnSync("tsx", [join(__dirname, "model.ts"), question], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
