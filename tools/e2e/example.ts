import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Lane, programOf } from "../lanes/lane";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");

/** Synthesizes one stack of the example as a user would, with the environment that they would set. */
export function synthesizeExample(stack: string, env: Record<string, string> = {}, lane: Lane = "aws5"): string {
  const outdir = join(ROOT, ".plinth", "e2e", "out", [stack, lane, ...Object.keys(env)].join("-"));
  mkdirSync(outdir, { recursive: true });
  const { status, stderr } = spawnSync("node", programOf(lane), {
    cwd: EXAMPLE,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: outdir, PLINTH_STACK: stack, ...env },
  });
  if (status !== 0) throw new Error(`the example does not synthesize:\n${stderr}`);
  return join(outdir, "stacks", stack, "cdk.tf.json");
}
