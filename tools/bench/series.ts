import type { Sample } from "./measure";

export interface Series {
  readonly title: string;
  /** What one process took, by the number of instances in its stack. */
  readonly points: ReadonlyMap<number, Sample>;
  /** Whether a limit stands for it. */
  readonly judged: boolean;
}

/** What each instance beyond the first costs, in milliseconds of CPU time. */
export function costs({ points }: Series): ReadonlyMap<number, number> {
  const first = points.get(1)?.cpu ?? 0;
  const larger = [...points].filter(([size]) => size > 1);
  return new Map(larger.map(([size, { cpu }]) => [size, (cpu - first) / (size - 1)]));
}
