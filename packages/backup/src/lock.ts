import { between, type Problem } from "@plinth/core";

/** 100 years. AWS docs, "Lifecycle" and "PutBackupVaultLockConfiguration" of AWS Backup. */
export const MAX_DAYS = 36500;

/** AWS docs, "AWS Backup Vault Lock". */
export interface VaultLock {
  /** No recovery point may be deleted earlier, 1 to 36500. */
  readonly minRetentionDays: number;
  /** No recovery point may be kept longer, 1 to 36500. @default - without end */
  readonly maxRetentionDays?: number;
  /**
   * Days until the lock can never be taken off again, by nobody, from 3. @default - governance: those who are permitted to
   * take it off can do so
   */
  readonly changeableForDays?: number;
}

export function lockProblems({ minRetentionDays, maxRetentionDays, changeableForDays }: VaultLock): Problem[] {
  const least = between("lock.minRetentionDays", minRetentionDays, 1, MAX_DAYS);
  return [
    least,
    between("lock.maxRetentionDays", maxRetentionDays, least ? 1 : minRetentionDays, MAX_DAYS),
    between("lock.changeableForDays", changeableForDays, 3, MAX_DAYS),
  ];
}
