import { OUTCOMES, type Outcome, type Result, signatureOf } from "./outcome";

/** What became of every case. */
export interface Tally {
  readonly seed: number;
  readonly results: ReadonlyMap<number, Result>;
  readonly targetOf: (number: number) => string;
  readonly seconds: number;
  /** How many distinct documents were accepted, and how many of them Terraform validated and planned. */
  readonly documents: { readonly distinct: number; readonly validated: number; readonly planned: number };
}

/** Failures of one cause, with the cases that show it. */
export interface Group {
  readonly signature: string;
  readonly numbers: readonly number[];
}

const START = "<!-- fuzz: written by npm run fuzz -- --write -->";
const END = "<!-- fuzz: end -->";

export function countsOf({ results }: Tally): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of results.values()) counts[outcome] += 1;
  return counts;
}

/** The table of outcomes by class or function, without outcomes that no case has. */
export function tableOf(tally: Tally): string {
  const total = countsOf(tally);
  const columns = OUTCOMES.filter((outcome) => total[outcome] > 0 || outcome === "hang");
  const rows = new Map<string, Record<Outcome, number>>();
  for (const [number, { outcome }] of tally.results) {
    const name = tally.targetOf(number);
    const row = rows.get(name) ?? countsOf({ ...tally, results: new Map() });
    rows.set(name, { ...row, [outcome]: row[outcome] + 1 });
  }
  const line = (name: string, counts: Record<Outcome, number>) =>
    `| ${name} | ${columns.map((outcome) => counts[outcome].toLocaleString("en")).join(" | ")} |`;
  return [
    `| | ${columns.join(" | ")} |`,
    `| --- |${" ---: |".repeat(columns.length)}`,
    ...[...rows].sort(([a], [b]) => a.localeCompare(b, "en")).map(([name, counts]) => line(`\`${name}\``, counts)),
    line("**all**", total),
  ].join("\n");
}

/** Most frequent first. */
export function groupsOf({ results }: Tally): Group[] {
  const groups = new Map<string, number[]>();
  for (const [number, result] of results) {
    if (result.outcome === "accepted" || result.outcome === "refused") continue;
    const signature = signatureOf(result);
    groups.set(signature, [...(groups.get(signature) ?? []), number]);
  }
  return [...groups]
    .map(([signature, numbers]) => ({ signature, numbers: numbers.sort((a, b) => a - b) }))
    .sort((a, b) => b.numbers.length - a.numbers.length || a.numbers[0] - b.numbers[0]);
}

/** What a page and a terminal say of a run. */
export function summaryOf(tally: Tally): string {
  const { results, seed, seconds, documents } = tally;
  const failures = [...results.values()].filter(
    ({ outcome }) => outcome !== "accepted" && outcome !== "refused",
  ).length;
  const number = (value: number) => value.toLocaleString("en");
  return [
    `\`npm run fuzz -- --seed ${seed} --cases ${results.size}\`: ${number(results.size)} cases in ${Math.round(seconds)} seconds, ` +
      `${number(failures)} failures with ${number(groupsOf(tally).length)} signatures. Terraform validated ` +
      `${number(documents.validated)} of ${number(documents.distinct)} distinct documents, and planned ${number(documents.planned)}.`,
    "",
    tableOf(tally),
  ].join("\n");
}

/** The page with the summary between its markers. */
export function inserted(page: string, summary: string): string {
  const [before, after] = [page.indexOf(START), page.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`the page must have the lines ${START} and ${END}`);
  return `${page.slice(0, before + START.length)}\n\n${summary}\n\n${page.slice(after)}`;
}
