import { withoutViolations, withRequestLogs } from "./requests";

/** Counts the steps of all suites and prints each as it ends. */
export class Report {
  public passed = 0;
  public failed = 0;

  /** Runs one step; a failed step ends its suite. */
  async step<T>(suite: string, title: string, run: () => Promise<T>): Promise<T> {
    const start = Date.now();
    const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
    try {
      const result = await withoutViolations(run);
      this.passed += 1;
      console.log(`✓ ${suite}: ${title} (${seconds()})`);
      return result;
    } catch (error) {
      this.failed += 1;
      console.log(
        `✗ ${suite}: ${title} (${seconds()})\n${indent(error instanceof Error ? error.message : String(error))}`,
      );
      throw new StepFailed();
    }
  }
}

/** The step has already said what was wrong. */
export class StepFailed extends Error {}

/** A scenario in steps, from an empty account to an empty account. */
export interface Suite {
  readonly name: string;
  run(step: Step): Promise<void>;
}

export type Step = <T>(title: string, run: () => Promise<T>) => Promise<T>;

/** Runs the suites side by side, as many at a time as `width` says: they mostly wait for the provider's polling. */
export async function runSuites(suites: readonly Suite[], width: number): Promise<Report> {
  const report = new Report();
  const waiting = [...suites];
  const worker = async () => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) {
      const { name } = suite;
      try {
        await withRequestLogs(() => suite.run((title, run) => report.step(name, title, run)));
      } catch (error) {
        if (error instanceof StepFailed) continue;
        report.failed += 1;
        console.log(`✗ ${name}\n${indent(String(error))}`);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return report;
}

/** A step's own assertion. */
export function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
