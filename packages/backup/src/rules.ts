import { between, distinct, matches, must, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { MAX_DAYS, type VaultLock } from "./lock";
import { type Cron, isPreset, LONGEST_DAYS, type Preset, scheduleProblems } from "./schedule";

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

/** A rule with everything that was left out. */
export interface Rule {
  readonly schedule: Preset | Cron;
  readonly startTime?: string;
  readonly retentionDays: number;
  readonly coldStorageAfterDays?: number;
  readonly continuous?: boolean;
  readonly copyTo: readonly Copy[];
  readonly windows: Required<Windows>;
}

/** AWS docs, "Lifecycle" of AWS Backup. */
const COLD_DAYS = 90;
/** AWS docs, "BackupRuleInput": 100 years. */
const MAX_MINUTES = 52_560_000;
const WINDOWS = { startMinutes: 60, completionMinutes: 480 };

const KEPT: { readonly [preset in Preset]: { readonly days: number; readonly cold?: number } } = {
  daily: { days: 35 },
  weekly: { days: 90 },
  monthly: { days: 365, cold: 30 },
  yearly: { days: 2555, cold: 30 },
};

/** @param windows of the module */
export function ruleOf(options: RuleOptions, windows: Windows = {}): Rule {
  const preset = isPreset(options.schedule) ? KEPT[options.schedule] : undefined;
  const retentionDays = (options.retentionDays ?? preset?.days) as number;
  const longEnough = preset?.cold !== undefined && retentionDays >= preset.cold + COLD_DAYS && !options.continuous;
  return {
    schedule: options.schedule,
    startTime: options.startTime,
    retentionDays,
    coldStorageAfterDays: coldOf(options.coldStorageAfterDays, longEnough ? preset?.cold : undefined),
    continuous: options.continuous,
    copyTo: options.copyTo ?? [],
    windows: { ...WINDOWS, ...windows, ...options.windows },
  };
}

/** How long a copy is kept, and when it cools down: as the original unless it says otherwise. */
export function lifecycleOf(rule: Rule, copy: Copy): Pick<Rule, "retentionDays" | "coldStorageAfterDays"> {
  return {
    retentionDays: copy.retentionDays ?? rule.retentionDays,
    coldStorageAfterDays: coldOf(copy.coldStorageAfterDays, rule.coldStorageAfterDays),
  };
}

/**
 * What AWS would refuse or fail at in a rule, the lock of each vault included. AWS docs, "CreateBackupPlan",
 * "PutBackupVaultLockConfiguration", "Continuous backups and point-in-time recovery".
 *
 * @param at the prop that the rule is, with its dot: `daily.`
 */
export function ruleProblems(rule: Rule, lock: VaultLock | undefined, at = ""): Problem[] {
  const { startMinutes, completionMinutes } = rule.windows;
  const start = between(`${at}windows.startMinutes`, startMinutes, 60, MAX_MINUTES);
  return [
    ...scheduleProblems(`${at}schedule`, rule.schedule, rule.startTime),
    ...keptProblems(rule, lock, at),
    ...(rule.continuous ? continuousProblems(rule, at) : []),
    start ?? between(`${at}windows.completionMinutes`, completionMinutes, startMinutes, MAX_MINUTES),
    ...rule.copyTo.flatMap((copy, index) => copyProblems(rule, copy, `${at}copyTo[${index}].`)),
    distinct(
      `${at}copyTo`,
      rule.copyTo.map(({ vault }) => vault.arn),
      0,
    ),
  ];
}

function keptProblems(
  { retentionDays, coldStorageAfterDays }: Pick<Rule, "retentionDays" | "coldStorageAfterDays">,
  lock: VaultLock | undefined,
  at: string,
): Problem[] {
  const days = between(`${at}retentionDays`, retentionDays, 1, MAX_DAYS);
  return [
    days ?? lockProblem(`${at}retentionDays`, retentionDays, lock),
    between(`${at}coldStorageAfterDays`, coldStorageAfterDays, 1, MAX_DAYS),
    !days && coldProblem(retentionDays, coldStorageAfterDays, at),
  ];
}

function coldProblem(days: number, cold: number | undefined, at: string): Problem {
  if (cold === undefined || Token.isUnresolved(cold) || Token.isUnresolved(days) || days >= cold + COLD_DAYS) return;
  return `${at}retentionDays must be ${cold + COLD_DAYS} or more with coldStorageAfterDays ${cold}, for cold storage lasts ${COLD_DAYS} days, got ${days}`;
}

/** A lock that is itself out of range is told elsewhere. */
function lockProblem(prop: string, days: number, lock: VaultLock | undefined): Problem {
  if (!lock || lock.minRetentionDays < 1 || (lock.maxRetentionDays ?? MAX_DAYS) < lock.minRetentionDays) return;
  return between(prop, days, lock.minRetentionDays, lock.maxRetentionDays ?? MAX_DAYS);
}

function continuousProblems({ schedule, retentionDays, coldStorageAfterDays }: Rule, at: string): Problem[] {
  const longest = isPreset(schedule) ? LONGEST_DAYS[schedule] : 0;
  const lasts = between(`${at}retentionDays of a continuous backup`, retentionDays, 1, 35);
  return [
    lasts,
    !lasts &&
      !Token.isUnresolved(retentionDays) &&
      retentionDays <= longest &&
      `${at}retentionDays of a continuous backup must be more than the ${longest} days from one run to the next, got ${retentionDays}`,
    coldStorageAfterDays !== undefined &&
      `${at}coldStorageAfterDays must be left out of a continuous backup, got ${coldStorageAfterDays}`,
  ];
}

function copyProblems(rule: Rule, copy: Copy, at: string): Problem[] {
  const vaultArn = /^arn:[\w-]+:backup:[a-z0-9-]+:\d{12}:backup-vault:[\w-]{2,50}$/;
  return [
    matches(`${at}vault.arn`, copy.vault.arn, vaultArn, "be the ARN of a vault"),
    ...keptProblems(lifecycleOf(rule, copy), copy.vault.lock, at),
  ];
}

export function ruleNameProblem(prop: string, name: string): Problem {
  return (
    matches(prop, name, /^[\w.-]{1,50}$/, 'have 1 to 50 letters, digits and "-_."') ??
    must(name !== "daily", `${prop} must not be "daily", the rule that is always there: see the props of the module`)
  );
}

function coldOf(cold: number | "never" | undefined, otherwise: number | undefined): number | undefined {
  return cold === "never" ? undefined : (cold ?? otherwise);
}
