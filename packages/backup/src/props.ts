import {
  boolean,
  ENVIRONMENT,
  type Environment,
  integer,
  KEY,
  type KeyRef,
  object,
  PROVIDER,
  type RowsOf,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { DAYS, LOCK, type VaultLock } from "./lock";
import { NOTIFICATIONS, type NotificationProps } from "./notifications";
import { RESTORE_TESTS, type RestoreTestProps } from "./restore-tests";
import { RULE_ROWS, type RuleSettings } from "./rule-props";
import { TIME, TIMEZONE } from "./schedule";

/** What `RuleSettings` adds is said of the daily rule; `windows` of all rules. */
export interface BackupModuleProps extends RuleSettings {
  readonly environment: Environment;
  /** Name of the vault; the names of the plan, the roles and the selections begin with it. A change replaces all of them. @default - the path of the construct */
  readonly name?: string;
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
  /** AWS provider of the region and account that are backed up. A change replaces everything. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** AWS docs, "CreateBackupVault", https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html */
const NAME = text('have 2 to 50 letters, digits and "_-"', /^[\w-]{2,50}$/).literal();

export const BACKUP = object({
  ...RULE_ROWS,
  environment: ENVIRONMENT,
  name: NAME.optional(),
  retentionDays: DAYS.default({ dev: 7, prod: 35 }),
  startTime: TIME.default("06:00"),
  timezone: TIMEZONE.optional(),
  snapshotCount: integer(1, 1000).default({ dev: 3, prod: 14 }),
  snapshotTime: TIME.default("02:00"),
  encryptionKey: KEY.optional(),
  lock: LOCK.optional(),
  denyDeletion: boolean.optional(),
  notifications: NOTIFICATIONS.optional(),
  restoreTests: RESTORE_TESTS.default({}),
  forceDestroy: boolean.default({ dev: true, prod: false }),
  provider: PROVIDER.optional(),
  tags: TAGS,
} satisfies RowsOf<BackupModuleProps>);
