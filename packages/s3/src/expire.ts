import { isKnownLater, object, type Problem, type RowsOf } from "@plinth/core";
import type { Lifecycle } from "./lifecycle";
import { filterOf, OBJECTS, OBJECTS_RULES, type ObjectsOf } from "./objects";
import { DAYS } from "./props";
import { leadingSlash } from "./warnings";

interface Expiry {
  /** Days from the creation of an object to its expiry. */
  readonly days: number;
  /** Days that their deleted and overwritten versions can still be had: fewer than those of the bucket, else with a warning. @default - as the bucket */
  readonly noncurrentDays?: number;
}

export type ExpireOptions = ObjectsOf & Expiry;

const EXPIRE = object(
  { ...OBJECTS, days: DAYS, noncurrentDays: DAYS.optional() } satisfies RowsOf<
    Pick<ObjectsOf, keyof ObjectsOf> & Expiry
  >,
  { rules: OBJECTS_RULES },
);

export function expire(lifecycle: Lifecycle, name: string, options: ExpireOptions): void {
  const settings = lifecycle.parse("expire", name, EXPIRE, options);
  const { days, noncurrentDays, prefix } = settings;
  const rule = {
    filter: [filterOf(settings)],
    expiration: [{ days }],
    ...(noncurrentDays === undefined ? {} : { noncurrentVersionExpiration: [{ noncurrentDays }] }),
  };
  const warnings = [leadingSlash(prefix), goneBefore(lifecycle.noncurrentDays, noncurrentDays)];
  lifecycle.add("expire", name, rule, { warnings });
}

/** Of two rules for the same version the shorter wins. AWS docs, "Examples of S3 Lifecycle configurations". */
function goneBefore(ofBucket: number, days: number | undefined): Problem {
  if (days === undefined || isKnownLater(days) || isKnownLater(ofBucket) || days <= ofBucket) return;
  return `the bucket deletes noncurrent versions after ${ofBucket} days, before the ${days} of noncurrentDays: use a larger noncurrentDays of the bucket`;
}
