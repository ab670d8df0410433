import { between, isKnownLater, type Problem } from "@plinth/core";
import { MAX_DAYS, type VaultLock } from "./lock";
import type { AllRuleOptions, Copy, Windows } from "./rule-props";
import { type Cron, isPreset, LONGEST_DAYS, type Preset } from "./schedule";

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
const WINDOWS = { startMinutes: 60, completionMinutes: 480 };

const KEPT: { readonly [preset in Preset]: { readonly days: number; readonly cold?: number } } = {
  daily: { days: 35 },
  weekly: { days: 90 },
  monthly: { days: 365, cold: 30 },
  yearly: { days: 2555, cold: 30 },
};

/** @param windows of the module */
export function ruleOf(options: AllRuleOptions, windows: Windows = {}): Rule {
  const preset = isPreset(options.schedule) ? KEPT[options.schedule] : undefined;
  const retentionDays = (options.retentionDays ?? preset?.days) as number;
  const longEnough =
    preset?.cold !== undefined &&
    !isKnownLater(retentionDays) &&
    retentionDays >= preset.cold + COLD_DAYS &&
    !options.continuous;
  return {
    schedule: options.schedule,
    startTime: options.startTime,
    retentionDays,
    coldStorageAfterDays: coldOf(options.coldStorageAfterDays, longEnough ? preset?.cold : undefined),
    continuous: options.continuous,
    copyTo: options.copyTo ?? [],
    windows: {
      startMinutes: options.windows?.startMinutes ?? windows.startMinutes ?? WINDOWS.startMinutes,
      completionMinutes: options.windows?.completionMinutes ?? windows.completionMinutes ?? WINDOWS.completionMinutes,
    },
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
 * What AWS would refuse or fail at in a rule, the lock of each vault included: jobs fail that keep too short or too long. AWS docs,
 * "CreateBackupPlan", "PutBackupVaultLockConfiguration", "Continuous backups and point-in-time recovery",
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
export function ruleProblems(rule: Rule, lock: VaultLock | undefined): Problem[] {
  const { startMinutes, completionMinutes } = rule.windows;
  return [
    ...lifecycleProblems(rule, lock, ""),
    ...(rule.continuous ? continuousProblems(rule) : []),
    completionMinutes < startMinutes &&
      !isKnownLater(completionMinutes) &&
      !isKnownLater(startMinutes) &&
      `windows.completionMinutes must be at least the ${startMinutes} of startMinutes, got ${completionMinutes}`,
    ...rule.copyTo.flatMap((copy, index) =>
      lifecycleProblems(lifecycleOf(rule, copy), copy.vault.lock, `copyTo[${index}].`),
    ),
  ];
}

function lifecycleProblems(
  { retentionDays: days, coldStorageAfterDays: cold }: Pick<Rule, "retentionDays" | "coldStorageAfterDays">,
  lock: VaultLock | undefined,
  at: string,
): Problem[] {
  const { minRetentionDays: least = 1, maxRetentionDays: most = MAX_DAYS } = lock ?? {};
  // What is out of range, or a lock that is, has its own sentence.
  if (isKnownLater(days) || days < 1 || days > MAX_DAYS || least > most) return [];
  return [between(`${at}retentionDays`, days, least, most), coldProblem(days, cold, at)];
}

function coldProblem(days: number, cold: number | undefined, at: string): Problem {
  if (cold === undefined || isKnownLater(cold) || days >= cold + COLD_DAYS) return;
  return `${at}retentionDays must be ${cold + COLD_DAYS} or more with coldStorageAfterDays ${cold}, for cold storage lasts ${COLD_DAYS} days, got ${days}`;
}

function continuousProblems({ retentionDays, coldStorageAfterDays }: Rule): Problem[] {
  return [
    between("retentionDays of a continuous backup", retentionDays, 1, 35),
    coldStorageAfterDays !== undefined &&
      `coldStorageAfterDays must be left out of a continuous backup, got ${coldStorageAfterDays}`,
  ];
}

/** AWS accepts it. @param call - of the method that the rule was given, or nothing */
export function earlyExpiryWarning({ continuous, schedule, retentionDays }: Rule, call = ""): Problem {
  if (!continuous || !isPreset(schedule) || isKnownLater(retentionDays)) return;
  const longest = LONGEST_DAYS[schedule];
  if (retentionDays > longest) return;
  return `${call}retentionDays of a continuous backup is ${retentionDays}, not more than the days until the next run, ${longest}: use more`;
}

function coldOf(cold: number | "never" | undefined, otherwise: number | undefined): number | undefined {
  return cold === "never" ? undefined : (cold ?? otherwise);
}
