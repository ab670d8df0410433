import { median, type Sample, type Samples } from "./measure";

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

export function rows(samples: Samples): Row[] {
  return MEASURES.map(({ key, ...measure }) => {
    const plinth = median(samples.plinth.map((sample) => sample[key]));
    const bare = median(samples.bare.map((sample) => sample[key]));
    return { ...measure, plinth, bare, ratio: plinth / bare };
  });
}

/** Names the limits that are exceeded. */
export function exceeded(rows: readonly Row[]): string[] {
  return rows.flatMap(({ title, ratio, limit }) =>
    limit !== undefined && ratio > limit ? [`${title} is ${ratio.toFixed(2)} × by hand, the limit is ${limit}`] : [],
  );
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ title, unit, plinth, bare, ratio, limit }) => {
    const cells = [title, `${plinth.toFixed(0)} ${unit}`, `${bare.toFixed(0)} ${unit}`, ratio.toFixed(2), limit ?? "–"];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| median | Plinth | by hand | ratio | limit |", "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}

/** Puts the text between the two marker comments of the page. */
export function insert(page: string, text: string): string {
  const [begin, end] = ["<!-- bench:begin -->", "<!-- bench:end -->"];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}
