import { spawnSync } from "node:child_process";

/** Runs a program to its end; milliseconds that it took. */
export function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): number {
  const start = Date.now();
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return Date.now() - start;
}
