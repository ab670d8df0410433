import { between, distinct, type KeyRef, matches, must, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { type Cron, isPreset, type Preset, scheduleProblems, timeProblem } from "./schedule";

/** When Amazon DLM acts, in UTC; it begins within the hour after. */
export type Timing =
  | {
      readonly schedule: Preset | Cron;
      /** `hh:mm`, for presets. @default - the `snapshotTime` of the module */
      readonly startTime?: string;
    }
  | {
      readonly everyHours: 1 | 2 | 3 | 4 | 6 | 8 | 12;
      /** `hh:mm` of the first. @default - the `snapshotTime` of the module */
      readonly startTime?: string;
    };

/** Counted, or by age: what hangs on it is measured in the same way. */
type Kept<ByCount, ByAge> =
  | ({
      /** How many of each volume or instance are kept, 1 to 1000; the oldest goes. */
      readonly keep: number;
    } & ByCount)
  | ({
      /** Days that each is kept, 1 to 36500. */
      readonly keepDays: number;
    } & ByAge);

/** One schedule of a policy that takes snapshots. */
export type SnapshotSchedule = Timing &
  Kept<
    {
      /** Fast snapshot restore for the newest ones, charged by the hour and zone. @default - none */
      readonly fastRestore?: { readonly zones: readonly string[]; readonly newest: number };
      /** Moves what is no longer kept to the archive, for 90 days or more. Volumes only, AWS provider 6.11 or newer. @default - it is deleted */
      readonly archive?: { readonly keep: number };
    },
    {
      readonly fastRestore?: { readonly zones: readonly string[]; readonly days: number };
      readonly archive?: { readonly keepDays: number };
    }
  > & {
    /** Up to 3 other regions. @default - none */
    readonly copyTo?: readonly RegionCopy[];
    /** Accounts that may use the snapshots. They need the key of the volume, too, which must not be AWS's own. @default - none */
    readonly shareWith?: { readonly accounts: readonly string[]; readonly days?: number };
    /** Tags of the snapshots, beside those of the volume. @default - none */
    readonly tags?: Readonly<Record<string, string>>;
  };

/** One schedule of a policy that makes images. */
export type ImageSchedule = Timing &
  Kept<
    {
      /** How many of the kept ones are marked as deprecated, from the oldest. @default - none */
      readonly deprecate?: { readonly oldest: number };
    },
    { readonly deprecate?: { readonly days: number } }
  > & {
    /** Up to 3 other regions. AWS provider 6.11 or newer. @default - none */
    readonly copyTo?: readonly RegionCopy[];
    /** Tags of the images, beside those of the instance. @default - none */
    readonly tags?: Readonly<Record<string, string>>;
  };

/** A copy is always encrypted, by a key of yours in that region. */
export interface RegionCopy {
  readonly region: string;
  readonly encryptionKey: KeyRef;
  /** Days that the copy is kept, 1 to 36500. */
  readonly keepDays: number;
}

export type Schedules<S> = Readonly<Record<string, S>>;

const MAX_DAYS = 36500;
export const MAX_SCHEDULES = 4;

/** AWS docs, "CreateLifecyclePolicy" of Amazon DLM. */
export function schedulesProblems(prop: string, schedules: Schedules<SnapshotSchedule | ImageSchedule>): Problem[] {
  const keys = Object.keys(schedules);
  return [
    must(
      keys.length >= 1 && keys.length <= MAX_SCHEDULES,
      `${prop} must have 1 to ${MAX_SCHEDULES} members, got ${keys.length}`,
    ),
    ...Object.entries(schedules).flatMap(([key, schedule]) => [
      scheduleNameProblem(`${prop} key`, key),
      ...scheduleOf(`${prop}.${key}.`, schedule),
    ]),
  ];
}

export function scheduleNameProblem(prop: string, name: string): Problem {
  return matches(prop, name, /^[\w -]{1,120}$/, 'have 1 to 120 letters, digits, spaces and "-_"');
}

/** @param at the prop that the schedule is, with its dot: `schedules.daily.`; empty in its own verb */
export function scheduleOf(at: string, schedule: SnapshotSchedule | ImageSchedule): Problem[] {
  const { copyTo = [] } = schedule;
  return [
    ...timingProblems(at, schedule),
    "keep" in schedule
      ? between(`${at}keep`, schedule.keep, 1, 1000)
      : between(`${at}keepDays`, schedule.keepDays, 1, MAX_DAYS),
    must(copyTo.length <= 3, `${at}copyTo must have at most 3 members, got ${copyTo.length}`),
    distinct(
      `${at}copyTo`,
      copyTo.map(({ region }) => region),
      0,
    ),
    ...copyTo.flatMap(({ region, keepDays }, index) => [
      matches(`${at}copyTo[${index}].region`, region, /^([a-z]+-){2,3}\d$/, 'be a region such as "eu-west-1"'),
      between(`${at}copyTo[${index}].keepDays`, keepDays, 1, MAX_DAYS),
    ]),
    must(Object.keys(schedule.tags ?? {}).length <= 45, `${at}tags must have at most 45 members`),
    ...("shareWith" in schedule && schedule.shareWith ? shareProblems(at, schedule.shareWith) : []),
    ...extraProblems(at, schedule),
  ];
}

function timingProblems(at: string, timing: Timing): Problem[] {
  if ("schedule" in timing) return scheduleProblems(`${at}schedule`, timing.schedule, timing.startTime);
  const hours = [1, 2, 3, 4, 6, 8, 12];
  return [
    must(
      hours.includes(timing.everyHours),
      `${at}everyHours must be one of ${hours.join(", ")}, got ${timing.everyHours}`,
    ),
    timeProblem(`${at}startTime`, timing.startTime),
  ];
}

function shareProblems(at: string, { accounts, days }: { accounts: readonly string[]; days?: number }): Problem[] {
  return [
    ...accounts.map((account) => matches(`${at}shareWith.accounts`, account, /^\d{12}$/, "be numbers of accounts")),
    distinct(`${at}shareWith.accounts`, accounts, 1),
    between(`${at}shareWith.days`, days, 1, MAX_DAYS),
  ];
}

/** What is measured as the schedule keeps: by count, or by age. */
function extraProblems(at: string, schedule: SnapshotSchedule | ImageSchedule): Problem[] {
  const { fastRestore, archive } = schedule as SnapshotSchedule;
  const { deprecate } = schedule as ImageSchedule;
  const [unit, most] = "keep" in schedule ? ["keep", schedule.keep] : ["keepDays", schedule.keepDays];
  const upTo = (prop: string, value: number, limit: number) =>
    value > most && !Token.isUnresolved(most)
      ? `${prop} must not be more than ${unit}, got ${value} of ${most}`
      : between(prop, value, 1, limit);
  return [
    fastRestore && distinct(`${at}fastRestore.zones`, fastRestore.zones, 1, 10),
    fastRestore &&
      ("newest" in fastRestore
        ? upTo(`${at}fastRestore.newest`, fastRestore.newest, 1000)
        : upTo(`${at}fastRestore.days`, fastRestore.days, MAX_DAYS)),
    deprecate &&
      ("oldest" in deprecate
        ? upTo(`${at}deprecate.oldest`, deprecate.oldest, 1000)
        : upTo(`${at}deprecate.days`, deprecate.days, 3650)),
    ...(archive ? archiveProblems(at, schedule, archive) : []),
  ];
}

/** AWS docs, "ArchiveRule": 28 days or more from one snapshot to the next, and 90 in the archive. */
function archiveProblems(at: string, timing: Timing, archive: { keep: number } | { keepDays: number }): Problem[] {
  const seldom =
    "schedule" in timing && (!isPreset(timing.schedule) || ["monthly", "yearly"].includes(timing.schedule));
  const monthly = "schedule" in timing && timing.schedule === "monthly";
  return [
    must(seldom, `${at}archive must be said of a schedule that runs every 28 days or less often, such as "monthly"`),
    "keep" in archive
      ? between(`${at}archive.keep`, archive.keep, monthly ? 3 : 1, 1000)
      : between(`${at}archive.keepDays`, archive.keepDays, 90, MAX_DAYS),
  ];
}
