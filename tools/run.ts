import { spawn, spawnSync } from "node:child_process";

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  /** @default - the current folder */
  readonly cwd?: string;
  /** @default - the environment of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program that must succeed, and returns its standard output. */
export function run(command: string, args: readonly string[], options: Options = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return stdout;
  throw new Error(`${[command, ...args].join(" ")} failed:\n${error ?? `${stdout}${stderr}`}`);
}

/** A program that takes longer hangs, and is stopped. */
const LONGEST = 20 * 60_000;

/** Runs a program to its end beside others. */
export function attempt(command: string, args: readonly string[], options: Options = {}): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], timeout: LONGEST });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text) => (output[stream] += text));
    }
    child.on("error", fail);
    child.on("close", (status) => done({ status: status ?? 1, ...output }));
  });
}
