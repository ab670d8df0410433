import { programs } from "./hand/programs";
import { interleaved, type Sample } from "./measure";
import { figure, machine, type Outcome, type Section, table } from "./report";

export interface Row {
  readonly title: string;
  readonly unit: string;
  readonly plinth: number;
  readonly bare: number;
  readonly ratio: number;
  /** The ratio may be this at most; without it the row is for information. */
  readonly limit?: number;
}

interface Measure {
  readonly key: keyof Sample;
  readonly title: string;
  readonly unit: string;
  readonly limit?: number;
  /** Which program of Plinth. @default "plinth" */
  readonly of?: "plinth" | "traced" | "warm";
  /** Which program by hand. @default "bare" */
  readonly against?: "bare" | "bareWarm";
}

type Samples = Readonly<Record<"plinth" | "traced" | "warm" | "bare" | "bareWarm", Sample>>;

/** CPU time decides, as a busy machine moves it less than wall time. */
const MEASURES: readonly Measure[] = [
  { key: "cpu", title: "CPU time", unit: "ms", limit: 1.15 },
  { key: "memory", title: "peak memory", unit: "MiB", limit: 1.2 },
  { key: "wall", title: "wall time", unit: "ms" },
  { key: "cpu", title: "CPU time, with stack traces", unit: "ms", limit: 1.25, of: "traced" },
  { key: "cpu", title: "CPU time, compile cache in the example", unit: "ms", limit: 1, of: "warm" },
  { key: "cpu", title: "CPU time, compile cache in both", unit: "ms", of: "warm", against: "bareWarm" },
];

/** The prod stack against the same document by hand. Medians of 9 still move by a tenth on a shared machine. */
export const hand: Section = { rounds: 31, leastRounds: 9, measure };

function measure(rounds: number): Outcome {
  const { resources, ...compared } = programs();
  const measured = rows(interleaved(compared, rounds));
  const text = `${resources} resources and data sources, ${machine(rounds)}\n\n${handTable(measured)}`;
  return { text, problems: exceeded(measured) };
}

export function rows(measured: Samples): Row[] {
  return MEASURES.map(({ key, of = "plinth", against = "bare", ...measure }) => {
    const [plinth, bare] = [measured[of][key], measured[against][key]];
    return { ...measure, plinth, bare, ratio: plinth / bare };
  });
}

/** Names the limits that are exceeded. */
export function exceeded(rows: readonly Row[]): string[] {
  return rows.flatMap(({ title, ratio, limit }) =>
    limit !== undefined && ratio > limit ? [`${title} is ${ratio.toFixed(2)} × by hand, the limit is ${limit}`] : [],
  );
}

function handTable(rows: readonly Row[]): string {
  return table(
    ["median", "Plinth", "by hand", "ratio", "limit"],
    rows.map(({ title, unit, plinth, bare, ratio, limit }) => {
      return [title, figure(plinth, unit), figure(bare, unit), ratio.toFixed(2), limit ?? "–"];
    }),
  );
}
