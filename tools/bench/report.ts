import { cpus } from "node:os";

/** A part of the bench, which fills a part of the page. */
export interface Section {
  /** Rounds that a verdict needs. */
  readonly rounds: number;
  readonly leastRounds: number;
  measure(rounds: number): Outcome;
}

export interface Outcome {
  /** Markdown for the page. */
  readonly text: string;
  /** Limits that were not kept. */
  readonly problems: readonly string[];
}

export type Cell = string | number;

export function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** `1,234`; with two digits that count below ten. */
export function figure(value: number, unit = ""): string {
  const text = value < 10 ? value.toPrecision(2) : Math.round(value).toLocaleString("en-US");
  return unit ? `${text} ${unit}` : text;
}

export function machine(rounds: number): string {
  const [cpu] = cpus();
  return `${rounds} ${rounds === 1 ? "round" : "rounds"}, Node ${process.version}, ${cpus().length} × ${cpu.model.trim()}`;
}

/** Puts the text between the two marker comments of the section. */
export function insert(page: string, section: string, text: string): string {
  const [begin, end] = [`<!-- bench:${section}:begin -->`, `<!-- bench:${section}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}
