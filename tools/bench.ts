import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hand } from "./bench/hand";
import { ROOT } from "./bench/measure";
import { peers } from "./bench/peers";
import { insert, type Section } from "./bench/report";
import { scale } from "./bench/scale";
import { compile } from "./build/compile";

const PAGE = join(ROOT, "docs", "benchmarks.md");
const SECTIONS: Readonly<Record<string, Section>> = { hand, peers, scale };

/** `npm run bench` measures everything, `npm run bench -- peers` one section, `npm run bench -- hand 15` in 15 rounds. */
function main(): void {
  const wanted = process.argv.slice(2);
  const names = wanted.filter((word) => word in SECTIONS);
  const [given, ...unknown] = wanted.filter((word) => !(word in SECTIONS));
  if (unknown.length > 0) throw new Error(`take sections (${Object.keys(SECTIONS).join(", ")}) and a number of rounds`);
  const sections = (names.length > 0 ? names : Object.keys(SECTIONS)).map((name) => ({
    name,
    section: SECTIONS[name],
    rounds: roundsOf(name, SECTIONS[name], given),
  }));
  compile();
  const problems = sections.flatMap(({ name, section, rounds }) => {
    const { text, problems } = section.measure(rounds);
    console.log(`${text}\n`);
    writeFileSync(PAGE, insert(readFileSync(PAGE, "utf8"), name, text));
    return problems;
  });
  for (const problem of problems) console.log(`✗ ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function roundsOf(name: string, { rounds, leastRounds }: Section, given: string | undefined): number {
  const number = Number(given ?? rounds);
  if (!Number.isInteger(number) || number < leastRounds) throw new Error(`rounds of ${name}: at least ${leastRounds}`);
  return number;
}

main();
