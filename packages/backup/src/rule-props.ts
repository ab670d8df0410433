import { boolean, choice, either, integer, list, object, type RowsOf, reference, text } from "@plinth/core";
import { DAYS, LOCK, type VaultLock } from "./lock";
import { type Cron, isPreset, type Preset, SCHEDULE, startTimeProblem, TIME } from "./schedule";

/**
 * A rule of the plan. `retentionDays`, 1 to 36500, is how long each recovery point is kept. A preset knows it: 35 days
 * for `daily`, 90 for `weekly`, 365 for `monthly`, 2555 for `yearly`; a cron expression does not.
 */
export type RuleOptions = RuleSettings &
  (
    | { readonly schedule: Preset; readonly retentionDays?: number }
    | {
        readonly schedule: Cron;
        readonly retentionDays: number;
      }
  );

export interface RuleSettings {
  /** `hh:mm` in the time zone of the module, for presets. @default - the `startTime` of the module */
  readonly startTime?: string;
  /**
   * Days until a recovery point moves to cold storage, where it stays for 90 days or more. AWS Backup ignores it for
   * what has no cold storage, such as RDS and S3. @default 30 for monthly and yearly, if they are kept long enough
   */
  readonly coldStorageAfterDays?: number | "never";
  /** Restores to any second of the time that is kept, 1 to 35 days, where AWS Backup can (RDS, Aurora, S3). @default false */
  readonly continuous?: boolean;
  /** Further vaults that each recovery point is copied to, in other regions or accounts too. @default - none */
  readonly copyTo?: readonly Copy[];
  /** Minutes in which a job must begin, from 60, and in which it must end. @default - those of the module */
  readonly windows?: Windows;
}

export interface Windows {
  /** From 60. @default 60 */
  readonly startMinutes?: number;
  /** Not less than `startMinutes`. @default 480 */
  readonly completionMinutes?: number;
}

export interface Copy {
  /** A `BackupModule`, a raw vault, or a literal. A vault of another account must accept it: `acceptCopiesFrom` there. */
  readonly vault: VaultRef;
  /** @default - as long as the original */
  readonly retentionDays?: number;
  /** @default - as the original */
  readonly coldStorageAfterDays?: number | "never";
}

export interface VaultRef {
  readonly arn: string;
  /** What the lock of that vault lets in. @default - unknown */
  readonly lock?: VaultLock;
}

/** AWS docs, "BackupRuleInput": 100 years. */
const MINUTES = integer(60, 52_560_000);
const COLD = either(choice("never"), DAYS);

const VAULT = reference<VaultRef>({
  arn: text("be the ARN of a vault", /^arn:[\w-]+:backup:[a-z0-9-]+:\d{12}:backup-vault:[\w-]{2,50}$/),
  lock: LOCK.optional(),
});

const COPY = object({
  vault: VAULT,
  retentionDays: DAYS.optional(),
  coldStorageAfterDays: COLD.optional(),
} satisfies RowsOf<Copy>);

export const RULE_ROWS = {
  startTime: TIME.optional(),
  coldStorageAfterDays: COLD.optional(),
  continuous: boolean.optional(),
  copyTo: list(COPY, { unique: ({ vault }) => vault.arn })
    .literal()
    .default([]),
  windows: object({
    startMinutes: MINUTES.optional(),
    completionMinutes: MINUTES.optional(),
  } satisfies RowsOf<Windows>).optional(),
} satisfies RowsOf<RuleSettings>;

export interface AllRuleOptions extends RuleSettings {
  readonly schedule: Preset | Cron;
  readonly retentionDays?: number;
}

export const RULE = object(
  {
    ...RULE_ROWS,
    schedule: SCHEDULE,
    retentionDays: DAYS.optional(),
  } satisfies RowsOf<AllRuleOptions>,
  {
    rules: [
      ({ schedule, startTime }, path) => startTimeProblem(path("startTime"), schedule, startTime),
      ({ schedule, retentionDays }, path) =>
        retentionDays === undefined &&
        !isPreset(schedule) &&
        `${path("retentionDays")} must be given with a cron expression`,
    ],
  },
);

export const RULE_NAME = text('have 1 to 50 letters, digits and "-_."', /^[\w.-]{1,50}$/)
  .where('not be "daily", the rule that is always there: see the props of the module', (name) => name !== "daily")
  .literal();
