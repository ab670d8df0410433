import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compile } from "./build/compile";
import { whyNoEmulator } from "./e2e/emulator";
import { isFailure, signatureOf } from "./fuzz/outcome";
import { codeOf, Programs } from "./fuzz/program";
import { codeBeside, entriesOf, readModel } from "./fuzz/read";
import { groupsOf, inserted, summaryOf } from "./fuzz/report";
import { fuzz } from "./fuzz/run";
import { whyNoTerraform } from "./terraform/mirror";

const PAGE = resolve(__dirname, "../docs/quality.md");

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    cases: { type: "string", default: "20000" },
    case: { type: "string" },
    only: { type: "string" },
    validate: { type: "string", default: "300" },
    plan: { type: "string", default: "100" },
    show: { type: "string", default: "40" },
    "case-ms": { type: "string", default: "20000" },
    processes: { type: "string", default: String(availableParallelism()) },
    write: { type: "boolean", default: false },
  },
});

/**
 * `npm run fuzz -- --seed 1 --cases 2000` runs generated programs against every public class, and fails when one ends
 * otherwise than accepted or refused. `--only KmsModule` runs those of one class, `--case 1234` one program, which it prints;
 * `--write` writes the figures into docs/quality.md.
 */
async function main(): Promise<void> {
  compile();
  const entries = entriesOf();
  const model = await readModel(entries);
  const seed = whole("seed");
  if (values.case !== undefined) console.log(`${codeOf(new Programs(model, seed).at(whole("case")))}\n`);

  const missing = whyNoTerraform();
  if (missing) console.log(`documents are neither validated nor planned: ${missing}`);
  const noEmulator = whyNoEmulator();
  if (noEmulator) console.log(`documents are not planned: ${noEmulator}`);
  const one = values.case === undefined ? {} : { from: whole("case"), cases: 1 };
  const tally = await fuzz(model, codeBeside(entries), {
    ...{ seed, from: 0, cases: whole("cases"), ...(values.only && { only: values.only }), ...one },
    ...{ caseMs: whole("case-ms"), processes: whole("processes"), validate: missing ? 0 : whole("validate") },
    plan: missing || noEmulator ? 0 : whole("plan"),
  });

  if (values.case !== undefined) {
    for (const result of tally.results.values())
      console.log(isFailure(result) ? signatureOf(result) : result.outcome, `\n${result.message ?? ""}`);
  } else {
    console.log(summaryOf(tally));
    for (const { signature, numbers } of groupsOf(tally).slice(0, whole("show"))) {
      console.log(`${numbers.length} × ${signature}\n    npm run fuzz -- --seed ${seed} --case ${numbers[0]}`);
    }
    if (values.write) writeFileSync(PAGE, inserted(readFileSync(PAGE, "utf8"), summaryOf(tally)));
  }
  process.exitCode = [...tally.results.values()].some(isFailure) ? 1 : 0;
}

function whole(name: "seed" | "cases" | "case" | "validate" | "plan" | "show" | "case-ms" | "processes"): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} must be a whole number, got ${values[name]}`);
  return number;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
