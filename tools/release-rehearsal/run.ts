import { join, resolve } from "node:path";
import { attempt as attemptHere, type Outcome } from "../run";

export const ROOT = resolve(__dirname, "../..");

/** Everything that the rehearsal makes; ignored by git. */
export const FOLDER = join(ROOT, ".plinth", "rehearsal");

/** Runs a command to its end, as on the machine of a user: neither in CI nor inside of an npm script. */
export function attempt(
  cwd: string,
  [command, ...args]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return attemptHere(command, args, { cwd, env: { ...OUTSIDE, ...env } });
}

/** The same, for what must succeed; returns its output. */
export async function run(
  cwd: string,
  command: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<string> {
  const { status, stdout, stderr } = await attempt(cwd, command, env);
  if (status !== 0) throw new Error(`${command.join(" ")} failed in ${cwd}:\n${`${stdout}${stderr}`.slice(-6000)}`);
  return stdout;
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
