import { text } from "@plinth/core";

const GIB = 1024 ** 3;

/** Memory of size `large` by kind of class, in GiB; each next size doubles. AWS docs, "DB instance classes". */
const LARGE = { c: 4, m: 8, r: 16, t: 8 } as const;
const BURSTABLE = { micro: 1, small: 2, medium: 4 } as const;

export const INSTANCE_CLASS = text('be a class such as "db.r7g.large"', /^db\.[a-z0-9-]+\.[a-z0-9]+$/).literal();

/** Bytes of memory of a class such as `db.r7g.large`, or nothing for classes outside of the c, m, r and t families. */
export function memoryOf(instanceClass: string): number | undefined {
  const [, kind, size] = /^db\.([cmrt])\d+[a-z]*\.(\w+)$/.exec(instanceClass) ?? [];
  if (!kind || !size) return;
  if (kind === "t" && size in BURSTABLE) return BURSTABLE[size as keyof typeof BURSTABLE] * GIB;
  const times =
    size === "large" ? 1 : size === "xlarge" ? 2 : 2 * Number(/^(\d+)xlarge$/.exec(size)?.[1] ?? Number.NaN);
  return Number.isNaN(times) ? undefined : LARGE[kind as keyof typeof LARGE] * times * GIB;
}

/** Whether the class runs on AWS's own ARM processors: `db.r7g.large`, `db.m6gd.large`. */
export function isGraviton(instanceClass: string): boolean {
  return /^db\.[a-z]+\d+g[a-z]*\./.test(instanceClass);
}
