import { between, must, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Lifecycle, Rule } from "./lifecycle";
import { filterOf, type ObjectsOf, objectsProblems } from "./objects";
import { MAX_DAYS } from "./props";

/** Where objects can go. `GLACIER` is S3 Glacier Flexible Retrieval, `GLACIER_IR` S3 Glacier Instant Retrieval. */
export type StorageClass =
  | "STANDARD_IA"
  | "INTELLIGENT_TIERING"
  | "ONEZONE_IA"
  | "GLACIER_IR"
  | "GLACIER"
  | "DEEP_ARCHIVE";

export interface Transition {
  readonly storageClass: StorageClass;
  /** Days from the creation of an object; of a noncurrent version, from its deletion or overwriting. */
  readonly days: number;
}

export type TransitionOptions = ObjectsOf & {
  /** Where the objects go one after the other; written in any order, read by their days. */
  readonly transitions: readonly Transition[];
  /** Moves deleted and overwritten versions instead, by the days since they were that. @default false */
  readonly noncurrent?: boolean;
};

/**
 * `first`: the earliest day to come here from S3 Standard. `stay`: the days to be here before going on in the same rule.
 * `next`: where to go on. AWS docs, "Transitioning objects using Amazon S3 Lifecycle".
 */
const CLASSES: {
  readonly [from in StorageClass]: {
    readonly first: number;
    readonly stay: number;
    readonly next: readonly StorageClass[];
  };
} = {
  STANDARD_IA: {
    first: 30,
    stay: 30,
    next: ["INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
  },
  INTELLIGENT_TIERING: { first: 0, stay: 1, next: ["ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] },
  ONEZONE_IA: { first: 30, stay: 30, next: ["GLACIER", "DEEP_ARCHIVE"] },
  GLACIER_IR: { first: 0, stay: 90, next: ["GLACIER", "DEEP_ARCHIVE"] },
  GLACIER: { first: 0, stay: 90, next: ["DEEP_ARCHIVE"] },
  DEEP_ARCHIVE: { first: 0, stay: 180, next: [] },
};

export function transition(scope: IConstruct, lifecycle: Lifecycle, name: string, options: TransitionOptions): void {
  const steps = [...options.transitions].sort((a, b) => a.days - b.days);
  const rule: Rule = {
    filter: [filterOf(options)],
    ...(options.noncurrent
      ? { noncurrentVersionTransition: steps.map(({ storageClass, days }) => ({ storageClass, noncurrentDays: days })) }
      : { transition: steps.map(({ storageClass, days }) => ({ storageClass, days })) }),
  };
  const lasting = options.noncurrent ? goneProblems(steps, lifecycle.noncurrentDays) : [];
  validate(
    scope,
    [...lifecycle.problems(name, rule), ...objectsProblems(options), ...stepsProblems(steps), ...lasting],
    `transition(${JSON.stringify(name)})`,
  );
  lifecycle.set(name, rule);
}

/** What AWS would refuse in the steps of one rule, which stand in the order of their days. */
export function stepsProblems(steps: readonly Transition[]): Problem[] {
  return [
    must(steps.length > 0, "transitions must have at least 1 member, got 0"),
    ...steps.flatMap((step, index) => stepProblems(step, steps[index - 1])),
  ];
}

function stepProblems({ storageClass, days }: Transition, previous: Transition | undefined): Problem[] {
  const unknown = oneOf("storageClass", storageClass, Object.keys(CLASSES) as StorageClass[]);
  if (unknown) return [unknown];
  const odd = between(`days to ${storageClass}`, days, CLASSES[storageClass].first, MAX_DAYS);
  if (odd || !previous || !CLASSES[previous.storageClass]) return [odd];
  const { stay, next } = CLASSES[previous.storageClass];
  if (!next.includes(storageClass)) {
    return [`${storageClass} must not follow ${previous.storageClass}, which ${wayOn(next)}`];
  }
  if (Token.isUnresolved(days) || Token.isUnresolved(previous.days)) return [];
  return [
    must(
      days >= previous.days + stay,
      `days to ${storageClass} must be ${previous.days + stay} or more after ${previous.storageClass} on day ${previous.days}, got ${days}`,
    ),
  ];
}

/** A version that is gone goes nowhere. */
function goneProblems(steps: readonly Transition[], goneAfter: number): Problem[] {
  return steps
    .filter(({ days }) => !Token.isUnresolved(days) && !Token.isUnresolved(goneAfter) && days >= goneAfter)
    .map(
      ({ storageClass, days }) =>
        `days to ${storageClass} must be less than the noncurrentDays of the bucket, ${goneAfter}, got ${days}`,
    );
}

function wayOn(next: readonly StorageClass[]): string {
  return next.length === 0 ? "is the last" : `goes on to ${next.join(", ")}`;
}
