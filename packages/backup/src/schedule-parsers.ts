import {
  ACCOUNT_ID,
  choice,
  integer,
  isKnownLater,
  KEY,
  list,
  object,
  type Parser,
  REGION,
  type RowsOf,
  type Rule,
  record,
  regionOfThing,
  type SettingsOf,
  text,
} from "@plinth/core";
import { DAYS } from "./lock";
import { isPreset, SCHEDULE, startTimeProblem, TIME } from "./schedule";
import type { RegionCopy } from "./snapshot-schedules";

/* Ranges: AWS docs, "CreateLifecyclePolicy", https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateLifecyclePolicy.html */

export const MOST_SCHEDULES = 4;
const COUNT = integer(1, 1000);

const REGION_COPY = object({ region: REGION, encryptionKey: KEY, keepDays: DAYS } satisfies RowsOf<RegionCopy>, {
  rules: [
    ({ region, encryptionKey }, path) => {
      const other = regionOfThing(encryptionKey);
      return (
        other !== undefined && other !== region && `${path("encryptionKey")} must be in ${region}, got one in ${other}`
      );
    },
  ],
});

const ROWS = {
  schedule: SCHEDULE.optional(),
  everyHours: choice(1, 2, 3, 4, 6, 8, 12).optional(),
  startTime: TIME.optional(),
  keep: COUNT.optional(),
  keepDays: DAYS.optional(),
  copyTo: list(REGION_COPY, { max: 3, unique: ({ region }) => region })
    .literal()
    .default([]),
  tags: record(text(), text())
    .where("have at most 45 members", (tags) => Object.keys(tags).length <= 45)
    .literal()
    .optional(),
};

/** Counted, or by age: what hangs on it is measured in the same way. */
const FAST_RESTORE = object({
  zones: list(text(), { min: 1, max: 10 }).literal(),
  newest: COUNT.optional(),
  days: DAYS.optional(),
});
const ARCHIVE = object({ keep: COUNT.optional(), keepDays: integer(90, 36_500).optional() });
const DEPRECATE = object({ oldest: COUNT.optional(), days: integer(1, 3650).optional() });
const SHARE = object({
  accounts: list(ACCOUNT_ID, { min: 1 }).literal(),
  days: DAYS.optional(),
});

interface Timing {
  readonly schedule?: SettingsOf<typeof SCHEDULE>;
  readonly everyHours?: number;
  readonly startTime?: string;
  readonly keep?: number;
  readonly keepDays?: number;
}

const TIMING_RULES: readonly Rule<Timing>[] = [
  ({ schedule, everyHours }, path) => oneOfProblem(path("schedule"), schedule, path("everyHours"), everyHours),
  ({ keep, keepDays }, path) => oneOfProblem(path("keep"), keep, path("keepDays"), keepDays),
  ({ schedule, startTime }, path) => startTimeProblem(path("startTime"), schedule, startTime),
];

export const SNAPSHOT_SCHEDULE = object(
  {
    ...ROWS,
    fastRestore: FAST_RESTORE.optional(),
    archive: ARCHIVE.optional(),
    shareWith: SHARE.optional(),
  },
  {
    rules: [
      ...TIMING_RULES,
      ({ keep, keepDays, fastRestore }, path) =>
        fastRestore &&
        shareProblem(
          { keep, keepDays },
          path("fastRestore"),
          ["newest", fastRestore.newest],
          ["days", fastRestore.days],
        ),
      ({ schedule, archive }, path) => {
        const isSeldom = schedule !== undefined && (!isPreset(schedule) || ["monthly", "yearly"].includes(schedule));
        return (
          archive !== undefined &&
          !isSeldom &&
          `${path("archive")} must be said of a schedule that runs every 28 days or less often, such as "monthly"`
        );
      },
      ({ keep, keepDays, archive }, path) =>
        archive &&
        unitProblem({ keep, keepDays }, path("archive"), ["keep", archive.keep], ["keepDays", archive.keepDays]),
      // 90 days in the archive, at the least.
      ({ schedule, archive }, path) =>
        schedule === "monthly" &&
        archive?.keep !== undefined &&
        archive.keep < 3 &&
        `${path("archive")}.keep must be 3 to 1000, got ${archive.keep}`,
    ],
  },
);

export const IMAGE_SCHEDULE = object(
  { ...ROWS, deprecate: DEPRECATE.optional() },
  {
    rules: [
      ...TIMING_RULES,
      ({ keep, keepDays, deprecate }, path) =>
        deprecate &&
        shareProblem({ keep, keepDays }, path("deprecate"), ["oldest", deprecate.oldest], ["days", deprecate.days]),
    ],
  },
);

export type SnapshotSettings = SettingsOf<typeof SNAPSHOT_SCHEDULE>;
export type ImageSettings = SettingsOf<typeof IMAGE_SCHEDULE>;

export const SCHEDULE_NAME = text('have 1 to 120 letters, digits, spaces and "-_"', /^[\w -]{1,120}$/).literal();

/** Up to 4, by name. */
export function schedulesOf<I, O>(schedule: Parser<I, O>) {
  const name = text('have keys of 1 to 120 letters, digits, spaces and "-_"', /^[\w -]{1,120}$/);
  return record(schedule, name)
    .where(`have 1 to ${MOST_SCHEDULES} members`, (all) => {
      const { length } = Object.keys(all);
      return length >= 1 && length <= MOST_SCHEDULES;
    })
    .literal();
}

type Amount = readonly [prop: string, value: number | undefined];

function oneOfProblem(one: string, value: unknown, other: string, otherValue: unknown) {
  if (value === undefined) return otherValue === undefined && `${one} or ${other} must be given`;
  return otherValue !== undefined && `${one} or ${other} must not be given together`;
}

/** What is measured as the schedule keeps, by count or by age. */
function unitProblem({ keep }: Pick<Timing, "keep" | "keepDays">, at: string, counted: Amount, aged: Amount) {
  const [[wanted, value], [, other]] = keep === undefined ? [aged, counted] : [counted, aged];
  const unit = keep === undefined ? "keepDays" : "keep";
  return (value === undefined || other !== undefined) && `${at} must have ${wanted} and nothing else with ${unit}`;
}

/** And no more of it than is kept. */
function shareProblem(kept: Pick<Timing, "keep" | "keepDays">, at: string, counted: Amount, aged: Amount) {
  const [unit, most] = kept.keep === undefined ? ["keepDays", kept.keepDays] : ["keep", kept.keep];
  const [prop, value] = kept.keep === undefined ? aged : counted;
  const isMore =
    value !== undefined && most !== undefined && !isKnownLater(value) && !isKnownLater(most) && value > most;
  return (
    unitProblem(kept, at, counted, aged) ||
    (isMore && `${at}.${prop} must not be more than ${unit}, got ${value} of ${most}`)
  );
}
