import type { Environment, KeyRef } from "@plinth/core";
import type { VaultLock } from "./lock";
import type { NotificationProps } from "./notifications";
import type { RestoreTestProps } from "./restore-tests";
import type { RuleSettings } from "./rules";

/** What `RuleSettings` adds is said of the daily rule; `windows` of all rules. */
export interface BackupModuleProps extends RuleSettings {
  readonly environment: Environment;
  /** Days that AWS Backup keeps each daily recovery point, 1 to 36500. @default 7 in dev, 35 in prod */
  readonly retentionDays?: number;
  /**
   * When AWS Backup begins, as `hh:mm`. Keep clear of a database's own backup and maintenance windows: AWS Backup fails
   * inside them. @default "06:00"
   */
  readonly startTime?: string;
  /** Time zone of all times of AWS Backup, as IANA names it: "Europe/Berlin". Snapshots of volumes are always in UTC. @default - UTC */
  readonly timezone?: string;
  /** How many daily snapshots of each EBS volume are kept, 1 to 1000. @default 3 in dev, 14 in prod */
  readonly snapshotCount?: number;
  /** When the snapshots of EBS volumes are taken each day, UTC, as `hh:mm`. @default "02:00" */
  readonly snapshotTime?: string;
  /** Key of the vault, for the recovery points that AWS Backup encrypts by itself, such as those of S3. A change replaces the vault. @default - the key of AWS */
  readonly encryptionKey?: KeyRef;
  /** Keeps everybody from deleting recovery points early. @default - no lock */
  readonly lock?: VaultLock;
  /**
   * Refuses to everybody, by the policy of the vault, to delete recovery points or to keep them shorter; who may change
   * the policy can take it off. @default false in dev, true in prod unless `forceDestroy`
   */
  readonly denyDeletion?: boolean;
  /** Tells a topic what happens in the vault. @default - nobody is told; see `signals` for alarms */
  readonly notifications?: NotificationProps;
  /** When `testRestores` does its work. @default - on the 1st of each month */
  readonly restoreTests?: RestoreTestProps;
  /** Lets Terraform destroy the vault together with its recovery points. @default true in dev, false in prod */
  readonly forceDestroy?: boolean;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export const DEFAULTS = {
  dev: { retentionDays: 7, snapshotCount: 3, forceDestroy: true },
  prod: { retentionDays: 35, snapshotCount: 14, forceDestroy: false },
} as const;

export const TIMES = { startTime: "06:00", snapshotTime: "02:00" } as const;
