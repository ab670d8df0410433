import { spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { compile } from "./build/compile";
import { differences, keepForValidation, synthesizeExample } from "./provider-matrix/compare";
import { worksOutside } from "./test/copied-out";
import { generatedFilesAreUpToDate } from "./test/generated";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** One step a line; jest steps count their tests, the others count as one. */
const STEPS: readonly (readonly [title: string, run: () => Outcome])[] = [
  ["generated files are up to date", () => holds(generatedFilesAreUpToDate)],
  ["format and lint", () => command("biome", "check")],
  ["types, on the bindings of AWS provider 5, and the build", build],
  ["types, on the bindings of AWS provider 6", () => command("tsc", "-p", "tools/provider-matrix/tsconfig.aws6.json")],
  ["types, on CDK Terrain", () => command("tsc", "-p", "tools/provider-matrix/tsconfig.cdktn.json")],
  ["unit tests", () => command("nx", "run-many", "-t", "test", "--outputStyle=static")],
  ["tests of the tools", () => command("jest", "-c", "tools/jest.config.cjs")],
  [
    "the example is the same on all bindings, outside of the repository, and as a project of create-plinth",
    () => holds(exampleIsTheSameEverywhere),
  ],
  ["the example is the same in any locale, time zone and Node", () => command("tsx", "tools/test/determinism.ts")],
  ["an upgrade from the last release loses nothing", () => command("tsx", "tools/upgrade/check.ts")],
  [
    "2,000 generated inputs are accepted or refused by name",
    () => command("tsx", "tools/fuzz.ts", ...["--seed", "1", "--cases", "2000", "--validate", "100", "--plan", "20"]),
  ],
  ["IAM policies of all that the tests synthesized", () => command("tsx", "tools/iam/validate.ts")],
  ["terraform validate of all that the tests synthesized", () => command("tsx", "tools/terraform/validate.ts")],
];

function main(): void {
  const total = { passed: 0, failed: 0 };
  for (const [title, run] of STEPS) {
    const start = Date.now();
    const { passed, failed } = run();
    total.passed += passed;
    total.failed += failed;
    console.log(`${failed === 0 ? "✓" : "✗"} ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function build(): Outcome {
  return holds(() => {
    compile(...(process.env.CI ? ["--force"] : []));
    return [];
  });
}

function exampleIsTheSameEverywhere(): string[] {
  const stacks = synthesizeExample("aws5");
  keepForValidation(stacks);
  return [
    ...differences(stacks, synthesizeExample("aws6"), "aws6"),
    ...differences(stacks, synthesizeExample("cdktn"), "cdktn"),
    ...worksOutside(stacks),
  ];
}

/** A tool that takes longer hangs: the others are to be heard of before CI gives up. */
const LONGEST_STEP = 20 * 60_000;

/** Runs a tool; its output is shown when it fails or counts tests. */
function command(name: string, ...args: string[]): Outcome {
  const options = { encoding: "utf8", maxBuffer: 2 ** 28, timeout: LONGEST_STEP } as const;
  const { status, stdout, stderr, error } = spawnSync(name, args, options);
  const output = stripVTControlCharacters(`${stdout ?? ""}${stderr ?? ""}${error ?? ""}`);
  if (status !== 0) console.log(output);
  const suites = [...output.matchAll(/^Tests: .*$/gm)].map(([line]) => line);
  if (suites.length === 0) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const count = (word: string) => suites.reduce((sum, line) => sum + Number(line.match(`(\\d+) ${word}`)?.[1] ?? 0), 0);
  const failed = count("failed");
  return { passed: count("passed"), failed: status === 0 ? failed : Math.max(failed, 1) };
}

function holds(check: () => string[]): Outcome {
  const problems = problemsOf(check);
  for (const problem of problems) console.log(`  ${problem}`);
  return { passed: problems.length === 0 ? 1 : 0, failed: problems.length };
}

function problemsOf(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [String(error)];
  }
}

main();
