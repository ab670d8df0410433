import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { interleaved } from "./bench/measure";
import { programs } from "./bench/programs";
import { exceeded, insert, rows, table } from "./bench/report";
import { compile } from "./build/compile";

const ROOT = resolve(__dirname, "..");
const PAGE = join(ROOT, "docs", "benchmarks.md");
const LEAST_ROUNDS = 9;
/** Medians of 9 still move by a tenth on a shared machine. */
const ROUNDS = 31;

/** `npm run bench -- 15` measures 15 rounds. */
function main(): void {
  const rounds = Number(process.argv[2] ?? ROUNDS);
  if (!Number.isInteger(rounds) || rounds < LEAST_ROUNDS) throw new Error(`rounds: at least ${LEAST_ROUNDS}`);
  compile();
  const { plinth, bare, resources } = programs();
  const measured = rows(interleaved(plinth, bare, rounds));
  const text = `${machine(resources, rounds)}\n\n${table(measured)}`;
  console.log(text);
  writeFileSync(PAGE, insert(readFileSync(PAGE, "utf8"), `\n${text}\n`));
  const problems = exceeded(measured);
  for (const problem of problems) console.log(`✗ ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function machine(resources: number, rounds: number): string {
  const [cpu] = cpus();
  return `${resources} resources and data sources, ${rounds} rounds, Node ${process.version}, ${cpus().length} × ${cpu.model}`;
}

main();
