import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the reports of the last runs are; a report of a large package has some megabytes, so git ignores them. */
export const REPORTS = join(".plinth", "mutants");

type Stryker = import("@stryker-mutator/core", { with: { "resolution-mode": "import" }}).Stryker;

export type Mutant = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

/** A package of more lines is sampled, so that it takes minutes. */
const LINES = 200;

export interface Options {
  /** Tests every mutant of a large package, not a sample. @default false */
  readonly all?: boolean;
  /** Tests mutants again that nothing has touched since the last run. @default false */
  readonly force?: boolean;
}

/** Tests the mutants of one package; what has not changed since the last run keeps its result. */
export async function testMutants(name: string, { all = false, force = false }: Options): Promise<Mutant[]> {
  const share = all ? 1 : Math.ceil(linesOf(name) / LINES);
  const report = join(REPORTS, `${name}-${share}`);
  process.env.PLINTH_MUTANTS_SHARE = `${share}`;
  process.env.PLINTH_MUTANTS_PACKAGE = name;
  // The documents of mutants are of no use to `terraform validate`.
  process.env.PLINTH_RECORD = "";
  const { Stryker } = await import("@stryker-mutator/core");
  const stryker = new Stryker({
    mutate: [`packages/${name}/src/**/*.ts`],
    // What the tests of one package read; the rest of the repository stays out of the copy that Stryker makes.
    ignorePatterns: [
      "**",
      "!jest.*.cjs",
      "!tools/mutants/**",
      "!packages/*/src/**",
      `!packages/${name}/package.json`,
      `!packages/${name}/test/**`,
    ],
    tempDirName: join(".plinth", "stryker", name),
    plugins: ["@stryker-mutator/jest-runner", "./tools/mutants/sample.mjs"],
    checkers: share === 1 ? [] : ["sample"],
    testRunner: "jest",
    jest: { configFile: "tools/mutants/jest.config.cjs", enableFindRelatedTests: false },
    coverageAnalysis: "perTest",
    disableTypeChecks: false,
    incremental: true,
    incrementalFile: `${report}.json`,
    force,
    // A busy machine is slow, and a mutant that never ends is mostly seen by the number of its rounds.
    timeoutMS: 60_000,
    // What jest and the tests leave behind in a process adds up.
    maxTestRunnerReuse: 200,
    concurrency: 1,
    reporters: ["html", "progress-append-only"],
    htmlReporter: { fileName: `${report}.html` },
    warnings: false,
  });
  return stryker.runMutationTest();
}

function linesOf(name: string): number {
  const folder = join("packages", name, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.reduce((sum, file) => sum + readFileSync(join(folder, file), "utf8").split("\n").length, 0);
}
