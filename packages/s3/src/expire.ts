import { between, must, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Lifecycle, Rule } from "./lifecycle";
import { filterOf, type ObjectsOf, objectsProblems } from "./objects";
import { MAX_DAYS } from "./props";

export type ExpireOptions = ObjectsOf & {
  /** Days from the creation of an object to its expiry. */
  readonly days: number;
  /** Days that their deleted and overwritten versions can still be had: fewer than those of the bucket. @default - as the bucket */
  readonly noncurrentDays?: number;
};

export function expire(scope: IConstruct, lifecycle: Lifecycle, name: string, options: ExpireOptions): void {
  const { days, noncurrentDays } = options;
  const rule: Rule = {
    filter: [filterOf(options)],
    expiration: [{ days }],
    ...(noncurrentDays === undefined ? {} : { noncurrentVersionExpiration: [{ noncurrentDays }] }),
  };
  validate(
    scope,
    [
      ...lifecycle.problems(name, rule),
      ...objectsProblems(options),
      between("days", days, 1, MAX_DAYS),
      between("noncurrentDays", noncurrentDays, 1, MAX_DAYS) ??
        uselessProblem(noncurrentDays, lifecycle.noncurrentDays),
    ],
    `expire(${JSON.stringify(name)})`,
  );
  lifecycle.set(name, rule);
}

/** Of two rules for the same version the shorter wins. AWS docs, "Examples of S3 Lifecycle configurations". */
function uselessProblem(days: number | undefined, ofBucket: number): Problem {
  if (days === undefined || Token.isUnresolved(days) || Token.isUnresolved(ofBucket)) return;
  return must(days < ofBucket, `noncurrentDays must be less than the ${ofBucket} of the bucket, got ${days}`);
}
