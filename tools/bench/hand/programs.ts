import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COLD, type Program, program, ROOT, run, WORK, warm } from "../measure";
import { bareProgram } from "./bare";
import { addresses, disagreements } from "./documents";
import type { JsonObject } from "./literal";

export const STACK = "web-platform-prod";
const EXAMPLE = join(ROOT, "examples", "web-platform");

/** What `main.ts` of the example does, without the guardrails, which the program by hand does not have either. */
const PLINTH = `
const { skipCreationStacks } = require(${JSON.stringify(join(EXAMPLE, "lib", "creation-stacks"))});
const { App } = require("cdktf");
const { stacks } = require(${JSON.stringify(join(EXAMPLE, "lib", "environments"))});
const { WebPlatform } = require(${JSON.stringify(join(EXAMPLE, "lib", "web-platform"))});
if (!process.env.CREATION_STACKS) skipCreationStacks();
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
new WebPlatform(app, ${JSON.stringify(STACK)}, stacks[${JSON.stringify(STACK)}]);
app.synth();
`;

export interface Programs {
  readonly plinth: Program;
  /** The same with the stack traces of tokens that cdktf takes by itself. */
  readonly traced: Program;
  /** The same with the compiled code of the run before, as the example asks Node for it. */
  readonly warm: Program;
  readonly bare: Program;
  readonly bareWarm: Program;
  /** How many resources and data sources each of them declares. */
  readonly resources: number;
}

/** The compiled example, and the same resources by hand; refuses when the two do not say the same. */
export function programs(): Programs {
  const plinth = prodStack();
  const bare = program("bare", join(WORK, "bare.js"), EXAMPLE);
  run(plinth);
  const document = synthesized(plinth, STACK);
  writeFileSync(bare.file, bareProgram(STACK, document));
  run(bare);
  const problems = disagreements(document, synthesized(bare, STACK));
  if (problems.length > 0) throw new Error(`nothing to compare, the documents differ:\n  ${problems.join("\n  ")}`);
  return {
    plinth,
    traced: { ...plinth, env: { ...COLD, CREATION_STACKS: "1" } },
    warm: { ...plinth, env: warm("plinth") },
    bare,
    bareWarm: { ...bare, env: warm("bare") },
    resources: addresses(document).length,
  };
}

/** The prod stack of the compiled example alone. */
export function prodStack(env: NodeJS.ProcessEnv = COLD): Program {
  const plinth = program("plinth", join(WORK, "plinth.js"), EXAMPLE, env);
  writeFileSync(plinth.file, PLINTH);
  return plinth;
}

/** What the program wrote when it ran last. */
export function synthesized({ outdir }: Program, stack: string): JsonObject {
  return JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
}
