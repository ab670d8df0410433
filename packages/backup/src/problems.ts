import { between, matches, type Problem } from "@plinth/core";
import type { BackupModuleProps, VaultLock } from "./props";

/** AWS docs, "CreateBackupPlan", "PutBackupVaultLockConfiguration", "CreateLifecyclePolicy" of Amazon DLM. */
export function problemsOf(props: BackupModuleProps, { retentionDays }: { retentionDays: number }): Problem[] {
  return [
    between("retentionDays", props.retentionDays, 1, MAX_DAYS),
    between("snapshotCount", props.snapshotCount, 1, 1000),
    time("startTime", props.startTime),
    time("snapshotTime", props.snapshotTime),
    ...(props.lock ? lockProblems(props.lock, retentionDays) : []),
  ];
}

const MAX_DAYS = 36500;

function lockProblems({ minRetentionDays, maxRetentionDays, changeableForDays }: VaultLock, days: number): Problem[] {
  const least = between("lock.minRetentionDays", minRetentionDays, 1, MAX_DAYS);
  const most = between("lock.maxRetentionDays", maxRetentionDays, least ? 1 : minRetentionDays, MAX_DAYS);
  return [
    least,
    most,
    between("lock.changeableForDays", changeableForDays, 3, MAX_DAYS),
    least || most ? undefined : between("retentionDays", days, minRetentionDays, maxRetentionDays ?? MAX_DAYS),
  ];
}

function time(prop: string, value: string | undefined): Problem {
  return matches(prop, value, /^([01]\d|2[0-3]):[0-5]\d$/, "be a time as hh:mm");
}
