import { relative } from "node:path";
import type { Score } from "./page";
import type { Mutant } from "./stryker";

type Result = "killed" | "survived" | "uncovered";

const RESULTS: Readonly<Partial<Record<Mutant["status"], Result>>> = {
  Killed: "killed",
  // A test that never ends is noticed.
  Timeout: "killed",
  Survived: "survived",
  NoCoverage: "uncovered",
};

/** Numbers of mutants by their results; those outside of the sample, and those that cannot run, have none. */
export function scoreOf(mutants: readonly Pick<Mutant, "status">[]): Score {
  const count = (result: Result) => mutants.filter(({ status }) => RESULTS[status] === result).length;
  return {
    mutants: mutants.length,
    killed: count("killed"),
    survived: count("survived"),
    uncovered: count("uncovered"),
  };
}

/** One line for each mutant that no test noticed: its place, and the text that replaced the source there. */
export function survivorsOf(mutants: readonly Mutant[]): string[] {
  return mutants
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ fileName, location, mutatorName, replacement = "", status }) => {
      const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`;
      return `${place} ${status} ${mutatorName}: ${replacement.replace(/\s+/g, " ").slice(0, 80)}`;
    });
}
