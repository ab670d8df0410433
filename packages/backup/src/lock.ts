import { integer, object, type RowsOf } from "@plinth/core";

/** 100 years. AWS docs, "Lifecycle" and "PutBackupVaultLockConfiguration" of AWS Backup. */
export const MAX_DAYS = 36_500;
export const DAYS = integer(1, MAX_DAYS);

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

export const LOCK = object(
  {
    minRetentionDays: DAYS,
    maxRetentionDays: DAYS.optional(),
    changeableForDays: integer(3, MAX_DAYS).optional(),
  } satisfies RowsOf<VaultLock>,
  {
    rules: [
      ({ minRetentionDays: least, maxRetentionDays: most }, path) =>
        most !== undefined &&
        most < least &&
        `${path("maxRetentionDays")} must be ${least} to ${MAX_DAYS}, got ${most}`,
    ],
  },
);
