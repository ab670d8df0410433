import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { EMPTY_PAGE, type Score, updated } from "./mutants/page";
import { REPORTS, testMutants } from "./mutants/stryker";
import { scoreOf, survivorsOf } from "./mutants/survivors";

const PAGE = join("docs", "quality.md");

/** `npm run mutants -- kms rds`: the scores of these packages, or of all, written into docs/quality.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: "boolean" }, force: { type: "boolean" } },
  });
  const known = readdirSync("packages");
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`packages/ has no ${unknown.join(", ")}`);
  for (const name of positionals.length > 0 ? positionals : known) {
    const mutants = await testMutants(name, values);
    for (const survivor of survivorsOf(mutants)) console.log(survivor);
    keep(name, scoreOf(mutants));
    console.log(`${name}: the reports in ${REPORTS} show each mutant in its source`);
  }
}

function keep(name: string, score: Score): void {
  const page = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : EMPTY_PAGE;
  writeFileSync(PAGE, updated(page, name, score));
}

void main();
