import type { Environment, KeyRef } from "@plinth/core";

export interface BackupModuleProps {
  readonly environment: Environment;
  /** Days that AWS Backup keeps each recovery point, from 1. @default 7 in dev, 35 in prod */
  readonly retentionDays?: number;
  /**
   * When AWS Backup begins each day, UTC, as `hh:mm`. Keep clear of a database's own backup and maintenance windows: AWS
   * Backup fails inside them. @default "06:00"
   */
  readonly startTime?: string;
  /** How many daily snapshots of each EBS volume are kept, 1 to 1000. @default 3 in dev, 14 in prod */
  readonly snapshotCount?: number;
  /** When the snapshots of EBS volumes are taken each day, UTC, as `hh:mm`. @default "02:00" */
  readonly snapshotTime?: string;
  /** Key of the vault, for the recovery points that AWS Backup encrypts by itself, such as those of S3. A change replaces the vault. @default - the key of AWS */
  readonly encryptionKey?: KeyRef;
  /** Keeps everybody from deleting recovery points early. @default - no lock */
  readonly lock?: VaultLock;
  /** Lets Terraform destroy the vault together with its recovery points. @default true in dev, false in prod */
  readonly forceDestroy?: boolean;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

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

export const DEFAULTS = {
  dev: { retentionDays: 7, snapshotCount: 3, forceDestroy: true },
  prod: { retentionDays: 35, snapshotCount: 14, forceDestroy: false },
} as const;

export const TIMES = { startTime: "06:00", snapshotTime: "02:00" } as const;
