/** Periods that CloudWatch Logs keeps logs for. */
const RETENTION = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096];

const BY_NAME: readonly (readonly [name: RegExp, numbers: readonly number[]])[] = [
  [/logRetentionDays/, RETENTION],
  [/^port$|^from$/, [443, 3306, 5432, 8080]],
  [/^to$/, [8090, 9000, 65535]],
  [/retentionDays/i, [7, 14, 30, 35]],
  [/percent/i, [10, 50, 90, 100]],
  [/^min|Min|^desired|^base|^add|^remove/, [1, 2, 3]],
  [/^max|Max/, [4, 9, 100]],
  [/sizeGiB|GiB/, [8, 20, 100, 400]],
  [/iops/i, [3000, 12000]],
  [/throughput/i, [125, 500]],
  [/vCpus|^slot$|^index$/, [0, 1, 2]],
  [/seconds/i, [60, 300, 3600]],
  [/periods|outOf/, [1, 3, 5]],
  [/priority|number/i, [1, 10, 100, 200]],
  [/netmaskLength/, [16, 20, 24]],
  [/asn$/i, [64512, 65000]],
];

export interface Numbers {
  readonly likely: readonly number[];
  /** What the comment says: `7 to 30`. */
  readonly range?: readonly [min: number, max: number];
}

/** Likely numbers for a prop: by its name, its default, and the range in its comment with its ends. */
export function numbersFor(name: string, doc: string): Numbers {
  const byName = BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  const [, min, max] = doc.match(/(?<![/.\d])(\d+) to (\d+)(?![\d.])/) ?? [];
  const defaults = [...doc.matchAll(/@default (?:- )?(\d+)|(\d+) in (?:dev|prod)/g)].map(([, one, other]) =>
    Number(one ?? other),
  );
  const range = min === undefined || Number(min) > Number(max) ? undefined : ([Number(min), Number(max)] as const);
  const likely = [...byName, ...defaults, ...(range ?? [])];
  return { likely: likely.length > 0 ? likely : [1, 2, 5, 10, 60, 100], ...(range && { range }) };
}
