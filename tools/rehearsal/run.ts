import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

/** Everything that the rehearsal makes; ignored by git. */
export const FOLDER = join(ROOT, ".plinth", "rehearsal");

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Runs a command to its end, as on the machine of somebody: neither in CI nor inside of an npm script. */
export function attempt(
  cwd: string,
  [command, ...args]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: { ...OUTSIDE, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", fail);
    child.on("close", (status) => done({ status: status ?? 1, output }));
  });
}

/** The same, for what must succeed; what it said. */
export async function run(
  cwd: string,
  command: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<string> {
  const { status, output } = await attempt(cwd, command, env);
  if (status !== 0) throw new Error(`${command.join(" ")} failed in ${cwd}:\n${output.slice(-6000)}`);
  return output;
}

export function expectEqual(found: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: expected ${other}, found ${one}`);
}

const OUTSIDE = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(CI|CI_.*|GITHUB_.*|GH_.*|RUNNER_.*|NPM_TOKEN|npm_(package|lifecycle|command|execpath).*)$/.test(name),
    ),
  ),
  PLINTH_REHEARSAL: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
};
