/** A set of whole numbers as ranges that are sorted and have gaps between them, both ends included. */
export type Intervals = readonly (readonly [first: number, last: number])[];

export const NOTHING: Intervals = [];

export function union(...sets: readonly Intervals[]): Intervals {
  const [only, ...others] = sets.filter((set) => set.length > 0);
  if (others.length === 0) return only ?? NOTHING;
  const sorted = sets.flat().sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

export function intersect(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0 || b.length === 0) return NOTHING;
  if (isAround(b, a)) return a;
  if (isAround(a, b)) return b;
  return a.flatMap(([first, last]) =>
    b
      .filter(([from, to]) => from <= last && first <= to)
      .map(([from, to]) => [Math.max(first, from), Math.min(last, to)] as const),
  );
}

/** One range around all of another set, as "everything" is. */
function isAround(outer: Intervals, inner: Intervals): boolean {
  const [only, ...others] = outer;
  const [first, last] = [inner[0], inner[inner.length - 1]];
  return others.length === 0 && !!only && !!first && !!last && only[0] <= first[0] && last[1] <= only[1];
}

export function subtract(a: Intervals, b: Intervals): Intervals {
  return b.reduce<Intervals>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): [number, number][] => {
        if (to < first || last < from) return [[first, last]];
        const before: [number, number][] = first < from ? [[first, from - 1]] : [];
        return to < last ? [...before, [to + 1, last]] : before;
      }),
    a,
  );
}

export function includes(a: Intervals, b: Intervals): boolean {
  return subtract(b, a).length === 0;
}
