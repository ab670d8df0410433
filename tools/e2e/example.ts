import { join, resolve } from "node:path";
import { type Bindings, runExample } from "../provider-matrix/bindings";

const OUT = resolve(__dirname, "../../.plinth/e2e/out");

/** Synthesizes one stack of the example as a user would, with the environment that they would set; returns the file. */
export function synthesizeExample(
  stack: string,
  env: Record<string, string> = {},
  bindings: Bindings = "aws5",
): string {
  const outdir = join(OUT, [stack, bindings, ...Object.keys(env)].join("-"));
  return join(runExample(outdir, { PLINTH_STACK: stack, ...env }, bindings), stack, "cdk.tf.json");
}
