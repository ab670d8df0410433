import { join, resolve } from "node:path";
import { type Lane, runExample } from "../lanes/lane";

const OUT = resolve(__dirname, "../../.plinth/e2e/out");

/** Synthesizes one stack of the example as a user would, with the environment that they would set; returns the file. */
export function synthesizeExample(stack: string, env: Record<string, string> = {}, lane: Lane = "aws5"): string {
  const outdir = join(OUT, [stack, lane, ...Object.keys(env)].join("-"));
  return join(runExample(outdir, { PLINTH_STACK: stack, ...env }, lane), stack, "cdk.tf.json");
}
