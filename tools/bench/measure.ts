import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A program that synthesizes one stack into CDKTF_OUTDIR. */
export interface Program {
  readonly file: string;
  readonly cwd: string;
  readonly outdir: string;
}

/** What one synth took: milliseconds, and the peak of its memory in MiB. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

export interface Samples {
  readonly plinth: readonly Sample[];
  readonly bare: readonly Sample[];
}

export const STACK = "web-platform-prod";

/** Runs the program once, in a new process. */
export function run(program: Program): Sample {
  const usage = join(program.outdir, "usage.json");
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--require", join(__dirname, "usage.cjs"), program.file], {
    cwd: program.cwd,
    encoding: "utf8",
    env: { ...cleanEnv(), CDKTF_OUTDIR: program.outdir, PLINTH_STACK: STACK, PLINTH_USAGE: usage },
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${program.file} does not synthesize:\n${stderr}`);
  return { wall, ...JSON.parse(readFileSync(usage, "utf8")) };
}

/** Both programs in turns, after one run each that does not count, so that both meet the same noise. */
export function interleaved(plinth: Program, bare: Program, rounds: number): Samples {
  run(plinth);
  run(bare);
  const pairs = Array.from({ length: rounds }, () => ({ plinth: run(plinth), bare: run(bare) }));
  return { plinth: pairs.map((pair) => pair.plinth), bare: pairs.map((pair) => pair.bare) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Without what would change the state's place, the stack or how Node runs. */
function cleanEnv(): NodeJS.ProcessEnv {
  const dropped = ["STATE_BUCKET", "STATE_REGION", "PLINTH_RETIRE", "NODE_OPTIONS"];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.includes(name)));
}
