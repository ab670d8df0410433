import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import { between, must, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import { cronProblem } from "./cron";
import { call, type Fleet, keyProblems } from "./fleet";

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

/** The provider takes a size that is not said for zero; this is how it wants to be told that it stays. */
const STAYS = -1;

export function scaleOnSchedule(fleet: Fleet, key: string, props: ScheduleProps): AutoscalingSchedule {
  const id = `ScaleOnSchedule-${key}`;
  validate(fleet, [...keyProblems(fleet, id, key), ...scheduleProblems(fleet, props)], call("scaleOnSchedule", key));
  leaveSizesToSchedules(fleet, props);
  return new AutoscalingSchedule(fleet, id, {
    scheduledActionName: key,
    autoscalingGroupName: fleet.group.name,
    recurrence: props.cron,
    timeZone: props.timeZone ?? "Etc/UTC",
    minSize: props.minSize ?? STAYS,
    maxSize: props.maxSize ?? STAYS,
    desiredCapacity: props.desired ?? STAYS,
  });
}

/** The sizes that the group has at some time. */
export function sizesOver(
  { minSize, maxSize }: Pick<Fleet, "minSize" | "maxSize">,
  schedules: readonly ScheduleProps[],
): { readonly minSize: number; readonly maxSize: number } {
  return {
    minSize: Math.min(minSize, ...schedules.map((schedule) => schedule.minSize ?? minSize)),
    maxSize: Math.max(maxSize, ...schedules.map((schedule) => schedule.maxSize ?? maxSize)),
  };
}

/** Whatever a schedule sets is the schedule's from then on: an apply in the night must not wake the day's size. */
function leaveSizesToSchedules({ group }: Fleet, { minSize, maxSize }: ScheduleProps): void {
  const ignored = new Set([
    ...((group.lifecycle?.ignoreChanges ?? []) as string[]),
    ...(minSize === undefined ? [] : ["min_size"]),
    ...(maxSize === undefined ? [] : ["max_size"]),
  ]);
  group.lifecycle = { ...group.lifecycle, ignoreChanges: [...ignored].sort() };
}

function scheduleProblems(fleet: Fleet, { cron, timeZone, minSize, maxSize, desired }: ScheduleProps): Problem[] {
  const [least, most] = [minSize ?? 0, maxSize ?? Math.max(fleet.maxSize, minSize ?? 0)];
  return [
    !Token.isUnresolved(cron) && cronProblem("cron", cron),
    timeZone !== undefined && !Token.isUnresolved(timeZone) && zoneProblem(timeZone),
    must(
      minSize !== undefined || maxSize !== undefined || desired !== undefined,
      "minSize, maxSize or desired must be given: nothing would happen",
    ),
    between("minSize", minSize, 0, maxSize ?? 10_000),
    must(
      minSize === undefined || maxSize !== undefined || minSize <= fleet.maxSize,
      `minSize must not be greater than maxSize of the fleet, got ${minSize} and ${fleet.maxSize}`,
    ),
    between("maxSize", maxSize, 0, 10_000),
    between("desired", desired, least, most),
  ];
}

/** AWS takes names of the IANA database, and no offsets. */
function zoneProblem(timeZone: string): Problem {
  const message = `timeZone must be a name such as "Europe/Berlin", got ${JSON.stringify(timeZone)}`;
  if (!/^[A-Za-z]/.test(timeZone)) return message;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return;
  } catch {
    return message;
  }
}
