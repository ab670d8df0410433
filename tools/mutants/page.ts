import { table } from "../bench/report";

/** Numbers of mutants of one package. */
export interface Score {
  /** All mutants, of which large packages test a sample. */
  readonly mutants: number;
  /** A test fails, or does not end. */
  readonly killed: number;
  /** Every test passes. */
  readonly survived: number;
  /** No test runs the code. */
  readonly uncovered: number;
}

export const EMPTY_PAGE = "# Quality\n";

const BEGIN = "<!-- mutants:begin -->";
const END = "<!-- mutants:end -->";
const HEAD = ["package", "mutants", "tested", "killed", "survived", "not covered", "score"];
const TEXT = `\`npm run mutants\` changes the sources of each package in every small way that
[Stryker](https://stryker-mutator.io) knows, one change at a time (a mutant), and runs the package's own tests: another
operator, an empty text, a condition that always holds. A mutant is killed when a test fails, and survives when none
does. The score is the share of killed mutants.

The rules of \`guardrails\` on networks and identities, and all signals, are tested in full. Of the rest of a package of more
than 200 lines it is every n-th mutant, chosen by a hash of its place and its text, so that the sample is the same on every
machine; \`npm run mutants -- --all core\` tests every mutant. No kind of mutant is left out: messages, descriptions and
titles count too.`;

/** The page with the row of one package replaced; the rows of the others stay. */
export function updated(page: string, name: string, score: Score): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  const [before, section, after] =
    from < 0
      ? [`${page.trimEnd()}\n\n`, "", "\n"]
      : [page.slice(0, from), page.slice(from, to), page.slice(to + END.length)];
  const rows = scoreTable(scoresIn(section).set(name, score));
  return `${before}${BEGIN}\n\n## Mutants\n\n${TEXT}\n\n${rows}\n\n${END}${after}`;
}

function scoresIn(section: string): Map<string, Score> {
  const rows = [...section.matchAll(/^\| ([a-z0-9-]+) \| ([\d,]+) \| [\d,]+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|/gm)];
  return new Map(
    rows.map(([, name, ...figures]) => {
      const [mutants, killed, survived, uncovered] = figures.map((figure) => Number(figure.replaceAll(",", "")));
      return [name, { mutants, killed, survived, uncovered }];
    }),
  );
}

function scoreTable(scores: ReadonlyMap<string, Score>): string {
  const all = [...scores.values()];
  const sum = (key: keyof Score) => all.reduce((total, score) => total + score[key], 0);
  const total = {
    mutants: sum("mutants"),
    killed: sum("killed"),
    survived: sum("survived"),
    uncovered: sum("uncovered"),
  };
  const sorted = [...scores].sort(([one], [other]) => (one < other ? -1 : 1));
  return table(HEAD, [...sorted.map(([name, score]) => row(name, score)), row("**all**", total)]);
}

function row(name: string, { mutants, killed, survived, uncovered }: Score): string[] {
  const tested = killed + survived + uncovered;
  const figures = [mutants, tested, killed, survived, uncovered].map((figure) => figure.toLocaleString("en-US"));
  return [name, ...figures, `${((100 * killed) / tested).toFixed(1)} %`];
}
