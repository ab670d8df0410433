import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import {
  integer,
  isKnownLater,
  object,
  type Problem,
  parseChild,
  type RowsOf,
  type SettingsOf,
  text,
} from "@plinth/core";
import { cronProblem } from "./cron";
import { type FleetContext, NAMED } from "./fleet";

/** Another size at another time; what is not said stays as it is. AWS docs, "Scheduled scaling for Amazon EC2 Auto Scaling". */
export interface ScheduleProps {
  /** Minute, hour, day of the month, month, day of the week: `0 20 * * MON-FRI`. */
  readonly cron: string;
  /** Where that time is, such as `Europe/Berlin`, summer time included. @default - UTC */
  readonly timeZone?: string;
  /** Smallest number of instances from then on. @default - stays */
  readonly minSize?: number;
  /** Largest number of instances from then on. @default - stays */
  readonly maxSize?: number;
  /** Number of instances then; scaling goes on from there. @default - stays, within the new sizes */
  readonly desired?: number;
}

/** The sizes move the limits of alarms, which print them. */
const SIZE = integer(0, 10_000).literal();

const SCHEDULE = object(
  {
    cron: text(),
    timeZone: text().where('be a name such as "Europe/Berlin"', isTimeZone).default("Etc/UTC"),
    minSize: SIZE.optional(),
    maxSize: SIZE.optional(),
    desired: integer(0, 10_000).optional(),
  } satisfies RowsOf<ScheduleProps>,
  {
    // AWS docs, "PutScheduledUpdateGroupAction", https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
    rules: [
      ({ cron }) => cronProblem("cron", cron),
      ({ minSize, maxSize, desired }) =>
        minSize === undefined &&
        maxSize === undefined &&
        desired === undefined &&
        "minSize, maxSize or desired must be given: nothing would happen",
      ({ minSize = 0, maxSize }) =>
        maxSize !== undefined && minSize > maxSize && `minSize must be 0 to ${maxSize}, got ${minSize}`,
      ({ minSize = 0, maxSize = 10_000, desired }) =>
        desired !== undefined &&
        (desired < minSize || desired > maxSize) &&
        `desired must be ${minSize} to ${maxSize}, got ${desired}`,
    ],
  },
);
export type Schedule = SettingsOf<typeof SCHEDULE> & { readonly name: string };

/** The provider takes a size that is not said for zero; this is how it wants to be told that it stays. */
const STAYS = -1;

/** @param schedules - those of the fleet so far; the new one is added */
export function scaleOnSchedule(
  fleet: FleetContext,
  schedules: Schedule[],
  key: string,
  props: ScheduleProps,
): AutoscalingSchedule {
  const { scope, group } = fleet;
  const { id, ...schedule } = parseChild(scope, key, SCHEDULE, props, {
    method: "scaleOnSchedule",
    prefix: "ScaleOnSchedule",
    ...NAMED,
  });
  schedules.push({ ...schedule, name: key });
  leaveSizesToSchedules(fleet, schedule);
  return new AutoscalingSchedule(scope, id, {
    scheduledActionName: key,
    autoscalingGroupName: group.name,
    recurrence: schedule.cron,
    timeZone: schedule.timeZone,
    minSize: schedule.minSize ?? STAYS,
    maxSize: schedule.maxSize ?? STAYS,
    desiredCapacity: schedule.desired ?? STAYS,
  });
}

/** The sizes that the group has at some time. */
export function sizesOver(
  { minSize, maxSize }: Pick<FleetContext, "minSize" | "maxSize">,
  schedules: readonly Schedule[],
): { readonly minSize: number; readonly maxSize: number } {
  return {
    minSize: Math.min(minSize, ...schedules.map((schedule) => schedule.minSize ?? minSize)),
    maxSize: Math.max(maxSize, ...schedules.map((schedule) => schedule.maxSize ?? maxSize)),
  };
}

/** Schedules of a finished fleet that no size of it allows: AWS accepts them, and they fail when it is time. */
export function scheduleWarnings(
  fleet: Pick<FleetContext, "minSize" | "maxSize">,
  schedules: readonly Schedule[],
): Problem[] {
  const { maxSize: most } = sizesOver(fleet, schedules);
  return schedules
    .filter(({ maxSize }) => maxSize === undefined)
    .flatMap(({ name, minSize, desired }) =>
      Object.entries({ minSize, desired }).map(([prop, size]) => ({ name, prop, size })),
    )
    .map(
      ({ name, prop, size }) =>
        size !== undefined &&
        !isKnownLater(size) &&
        size > most &&
        `scaleOnSchedule("${name}"): ${prop} ${size} is above maxSize ${most} and is not set when it is time: give maxSize too`,
    );
}

/** Whatever a schedule sets is the schedule's from then on: an apply in the night must not wake the day's size. */
function leaveSizesToSchedules(
  { group }: FleetContext,
  { minSize, maxSize }: Pick<Schedule, "minSize" | "maxSize">,
): void {
  const ignored = new Set([
    ...((group.lifecycle?.ignoreChanges ?? []) as string[]),
    ...(minSize === undefined ? [] : ["min_size"]),
    ...(maxSize === undefined ? [] : ["max_size"]),
  ]);
  group.lifecycle = { ...group.lifecycle, ignoreChanges: [...ignored].sort() };
}

/** AWS takes names of the IANA database, and no offsets. */
function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}
