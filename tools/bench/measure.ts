import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");
export const WORK = join(ROOT, ".plinth", "bench");

/** A program that synthesizes one stack into CDKTF_OUTDIR. */
export interface Program {
  readonly file: string;
  readonly cwd: string;
  readonly outdir: string;
  /** Beside what the shell has. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What one synth took: milliseconds, and the peak of its memory in MiB. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Without the code that Node can keep from run to run. */
export const COLD = { NODE_DISABLE_COMPILE_CACHE: "1" };

/** With the code that the run before has kept. */
export function warm(name: string): NodeJS.ProcessEnv {
  return { NODE_COMPILE_CACHE: join(WORK, "compile-cache", name) };
}

/** A program with a folder of its own for what it writes. */
export function program(name: string, file: string, cwd: string, env: NodeJS.ProcessEnv = COLD): Program {
  const outdir = join(WORK, name);
  mkdirSync(outdir, { recursive: true });
  return { file, cwd, outdir, env };
}

/** Runs the program once, in a new process. */
export function run(program: Program): Sample {
  const usage = join(program.outdir, "usage.json");
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--require", join(__dirname, "usage.cjs"), program.file], {
    cwd: program.cwd,
    encoding: "utf8",
    env: { ...cleanEnv(), ...program.env, CDKTF_OUTDIR: program.outdir, PLINTH_USAGE: usage },
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${program.file} does not synthesize:\n${stderr}`);
  return { wall, ...JSON.parse(readFileSync(usage, "utf8")) };
}

/** All programs in turns, after one run each that does not count, so that all meet the same noise; their medians. */
export function interleaved<T extends Readonly<Record<string, Program>>>(
  programs: T,
  rounds: number,
): Record<keyof T, Sample> {
  const all: [keyof T, Program][] = Object.entries(programs);
  for (const [, one] of all) run(one);
  const turns = Array.from({ length: rounds }, () => all.map(([, one]) => run(one)));
  return Object.fromEntries(all.map(([name], index) => [name, middle(turns.map((turn) => turn[index]))])) as Record<
    keyof T,
    Sample
  >;
}

/** The median of each measure. */
export function middle(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Without what would change the state's place, the stack or how Node runs. */
function cleanEnv(): NodeJS.ProcessEnv {
  const dropped = ["STATE_BUCKET", "STATE_REGION", "PLINTH_RETIRE", "NODE_OPTIONS", "NODE_COMPILE_CACHE"];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.includes(name)));
}
