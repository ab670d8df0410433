import { boolean, choice, integer, isKnownLater, list, object, type Problem, type RowsOf } from "@plinth/core";
import type { Lifecycle } from "./lifecycle";
import { filterOf, OBJECTS, OBJECTS_RULES, type ObjectsOf } from "./objects";
import { MAX_DAYS } from "./props";
import { leadingSlash } from "./warnings";

export const STORAGE_CLASSES = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;

/** Where objects can go. `GLACIER` is S3 Glacier Flexible Retrieval, `GLACIER_IR` S3 Glacier Instant Retrieval. */
export type StorageClass = (typeof STORAGE_CLASSES)[number];

export interface Transition {
  readonly storageClass: StorageClass;
  /** Days from the creation of an object; of a noncurrent version, from its deletion or overwriting. */
  readonly days: number;
}

export type TransitionOptions = ObjectsOf & Transitions;

interface Transitions {
  /** Where the objects go one after the other; written in any order, read by their days. */
  readonly transitions: readonly Transition[];
  /** Moves deleted and overwritten versions instead, by the days since they were that. @default false */
  readonly noncurrent?: boolean;
}

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

const TRANSITION = object(
  {
    ...OBJECTS,
    transitions: list(
      object({
        storageClass: choice(...STORAGE_CLASSES).literal(),
        days: integer(0, MAX_DAYS),
      } satisfies RowsOf<Transition>),
      { min: 1 },
    ).literal(),
    noncurrent: boolean.optional(),
  } satisfies RowsOf<Pick<ObjectsOf, keyof ObjectsOf> & Transitions>,
  { rules: OBJECTS_RULES },
);

export function transition(lifecycle: Lifecycle, name: string, options: TransitionOptions): void {
  const settings = lifecycle.parse("transition", name, TRANSITION, options);
  const { noncurrent } = settings;
  const steps = inOrder(settings.transitions);
  const filter = [filterOf(settings)];
  const rule = noncurrent
    ? {
        filter,
        noncurrentVersionTransition: steps.map(({ storageClass, days }) => ({ storageClass, noncurrentDays: days })),
      }
    : { filter, transition: steps.map(({ storageClass, days }) => ({ storageClass, days })) };
  const gone = noncurrent ? goneWarnings(steps, lifecycle.noncurrentDays) : [];
  lifecycle.add("transition", name, rule, {
    problems: stepsProblems(steps),
    warnings: [leadingSlash(settings.prefix), ...gone],
  });
}

/** By their days; days that are known only after apply have no order but the written one. */
function inOrder(steps: readonly Transition[]): readonly Transition[] {
  return steps.some(({ days }) => isKnownLater(days)) ? steps : [...steps].sort((a, b) => a.days - b.days);
}

/** What AWS would refuse in the steps of one rule, which stand in the order of their days. */
export function stepsProblems(steps: readonly Transition[]): Problem[] {
  return steps.map((step, index) => stepProblem(step, steps[index - 1]));
}

function stepProblem({ storageClass, days }: Transition, previous: Transition | undefined): Problem {
  const { first } = CLASSES[storageClass];
  if (days < first && !isKnownLater(days)) return `days to ${storageClass} must be ${first} or more, got ${days}`;
  if (!previous) return;
  const { stay, next } = CLASSES[previous.storageClass];
  if (!next.includes(storageClass)) {
    return `${storageClass} must not follow ${previous.storageClass}, which ${wayOn(next)}`;
  }
  if (isKnownLater(days) || isKnownLater(previous.days) || days >= previous.days + stay) return;
  return `days to ${storageClass} must be ${previous.days + stay} or more after ${previous.storageClass} on day ${previous.days}, got ${days}`;
}

/** A version that is gone goes nowhere. */
function goneWarnings(steps: readonly Transition[], goneAfter: number): Problem[] {
  return steps
    .filter(({ days }) => !isKnownLater(days) && !isKnownLater(goneAfter) && days >= goneAfter)
    .map(
      ({ storageClass, days }) =>
        `the bucket deletes noncurrent versions after ${goneAfter} days, before they move to ${storageClass} after ${days}: use fewer days, or a larger noncurrentDays of the bucket`,
    );
}

function wayOn(next: readonly StorageClass[]): string {
  return next.length === 0 ? "is the last" : `goes on to ${next.join(", ")}`;
}
