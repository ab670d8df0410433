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
}

/** CPU time decides, as a busy machine moves it less than wall time. */
const MEASURES: readonly Measure[] = [
  { key: "cpu", title: "CPU time", unit: "ms", limit: 1.25 },
  { key: "memory", title: "peak memory", unit: "MiB", limit: 1.2 },
  { key: "wall", title: "wall time", unit: "ms" },
];

/** The prod stack against the same document by hand. Medians of 9 still move by a tenth on a shared machine. */
export const hand: Section = { rounds: 31, leastRounds: 9, measure };

function measure(rounds: number): Outcome {
  const { plinth, bare, resources } = programs();
  const measured = rows(interleaved({ plinth, bare }, rounds));
  const text = `${resources} resources and data sources, ${machine(rounds)}\n\n${handTable(measured)}`;
  return { text, problems: exceeded(measured) };
}

export function rows({ plinth, bare }: { readonly plinth: Sample; readonly bare: Sample }): Row[] {
  return MEASURES.map(({ key, ...measure }) => {
    return { ...measure, plinth: plinth[key], bare: bare[key], ratio: plinth[key] / bare[key] };
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
