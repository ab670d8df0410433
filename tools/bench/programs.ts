import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bareProgram } from "./bare";
import { addresses, disagreements } from "./documents";
import type { JsonObject } from "./literal";
import { type Program, run, STACK } from "./measure";

const ROOT = resolve(__dirname, "../..");
const WORK = join(ROOT, ".plinth", "bench");
const EXAMPLE = join(ROOT, "examples", "web-platform");

/** The stack of the example without its guardrails, which the program by hand does not have either. */
const PLINTH = `
const { App } = require("cdktf");
const { stacks } = require(${JSON.stringify(join(EXAMPLE, "lib", "environments"))});
const { WebPlatform } = require(${JSON.stringify(join(EXAMPLE, "lib", "web-platform"))});
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
new WebPlatform(app, ${JSON.stringify(STACK)}, stacks[${JSON.stringify(STACK)}]);
app.synth();
`;

export interface Programs {
  readonly plinth: Program;
  readonly bare: Program;
  /** How many resources and data sources each of them declares. */
  readonly resources: number;
}

/** The compiled example, and the same resources by hand; refuses when the two do not say the same. */
export function programs(): Programs {
  rmSync(WORK, { recursive: true, force: true });
  const plinth = program("plinth", join(WORK, "plinth.js"));
  const bare = program("bare", join(WORK, "bare.js"));
  writeFileSync(plinth.file, PLINTH);
  const document = synthesized(plinth);
  writeFileSync(bare.file, bareProgram(STACK, document));
  const problems = disagreements(document, synthesized(bare));
  if (problems.length > 0) throw new Error(`nothing to compare, the documents differ:\n  ${problems.join("\n  ")}`);
  return { plinth, bare, resources: addresses(document).length };
}

function program(name: string, file: string): Program {
  const outdir = join(WORK, name);
  mkdirSync(outdir, { recursive: true });
  return { file, cwd: EXAMPLE, outdir };
}

function synthesized(program: Program): JsonObject {
  run(program);
  return JSON.parse(readFileSync(join(program.outdir, "stacks", STACK, "cdk.tf.json"), "utf8"));
}
