import { isKnownLater, object, type RowsOf } from "@plinth/core";
import type { Lifecycle } from "./lifecycle";
import { filterOf, OBJECTS, OBJECTS_RULES, type ObjectsOf } from "./objects";
import { DAYS } from "./props";

interface Expiry {
  /** Days from the creation of an object to its expiry. */
  readonly days: number;
  /** Days that their deleted and overwritten versions can still be had: fewer than those of the bucket. @default - as the bucket */
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
  const ofBucket = lifecycle.noncurrentDays;
  const settings = lifecycle.parse("expire", name, EXPIRE, options, [
    // Of two rules for the same version the shorter wins. AWS docs, "Examples of S3 Lifecycle configurations".
    ({ noncurrentDays }) =>
      noncurrentDays !== undefined &&
      !isKnownLater(ofBucket) &&
      noncurrentDays >= ofBucket &&
      `noncurrentDays must be less than the ${ofBucket} of the bucket, got ${noncurrentDays}`,
  ]);
  const { days, noncurrentDays } = settings;
  lifecycle.add("expire", name, {
    filter: [filterOf(settings)],
    expiration: [{ days }],
    ...(noncurrentDays === undefined ? {} : { noncurrentVersionExpiration: [{ noncurrentDays }] }),
  });
}
