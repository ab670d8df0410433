import {
  boolean,
  choice,
  ENVIRONMENT,
  type Environment,
  either,
  integer,
  KEY,
  type KeyRef,
  LOG_RETENTION_DAYS,
  object,
  PROVIDER,
  type RowsOf,
  record,
  type SettingsOf,
  SUBNETS,
  type SubnetsRef,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { INSIGHTS, type InsightsProps } from "./insights";
import type { OtherParameter } from "./parameters";
import { BACKUP_WINDOW, MAINTENANCE_WINDOW } from "./windows";

/** What an instance and a cluster have in common. */
export interface DatabaseProps {
  readonly environment: Environment;
  /**
   * A major alone (`"17"`, `"8.4"`) follows minor releases by itself in the maintenance window; a release (`"17.4"`) stays
   * until you change it.
   */
  readonly engineVersion: string;
  /** Subnets in at least two zones, best of an isolated tier. */
  readonly subnets: SubnetsRef;
  /** A first database of that name; it is made once, and a later change does nothing. @default - none */
  readonly databaseName?: string;
  /**
   * Name of the master user, given once: a later change does nothing.
   * @default "dbadmin"
   */
  readonly masterUsername?: string;
  /** @default - the port of the engine: 5432, 3306, 1433, 1521 */
  readonly port?: number;
  /** @default - 7 days in dev, 30 in prod, at 03:00 UTC */
  readonly backup?: BackupProps;
  /** When RDS may restart the database, weekly in UTC. @default "sun:04:30-sun:05:30" */
  readonly maintenanceWindow?: string;
  /** Parameters that the module does not know by name; say `needsRestart` of those that do. @default - none */
  readonly otherParameters?: Readonly<Record<string, OtherParameter>>;
  /** Days to keep the engine's logs, as CloudWatch takes them. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Seconds between two readings of the operating system; 0 turns Enhanced Monitoring off, with a warning. @default 60 */
  readonly monitoringSeconds?: 0 | 1 | 5 | 10 | 15 | 30 | 60;
  /** @default - Performance Insights, kept for 7 days */
  readonly insights?: InsightsProps;
  /**
   * AWS refuses to delete the database until this is lifted, and so does Terraform, which then does not replace it either.
   * @default false in dev, true in prod
   */
  readonly deletionProtection?: boolean;
  /** Encrypts storage, secret, logs and insights. A change replaces the database. @default - the keys of AWS */
  readonly encryptionKey?: KeyRef;
  /** Certificate authority of the server certificate. @default - the account's default, `rds-ca-rsa2048-g1` */
  readonly caCertificate?: "rds-ca-rsa2048-g1" | "rds-ca-rsa4096-g1" | "rds-ca-ecc384-g1";
  /**
   * Whether an engine version past its end is kept alive by RDS Extended Support, which costs by the core, or upgraded. Read
   * once, when the database is made. Only for open-source engines. @default - as AWS does it: kept alive
   */
  readonly extendedSupport?: boolean;
  /** AWS provider of the region and account that the database is in. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface BackupProps {
  /** Days that the database can be restored to any moment of, 1 to 35; of an instance 0 too, which disables automated backups. @default 7 in dev, 30 in prod */
  readonly retentionDays?: number;
  /** When the daily snapshot is taken, in UTC. @default "03:00-04:00" */
  readonly window?: string;
  /** Whether deletion takes no last snapshot. @default true in dev, false in prod */
  readonly skipFinalSnapshot?: boolean;
}

/**
 * AWS docs, "Backup retention period", https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html:
 * instances from 0, Multi-AZ clusters from 1.
 */
export const backupFrom = (minDays: 0 | 1) =>
  object({
    retentionDays: integer(minDays, 35).default({ dev: 7, prod: 30 }),
    window: BACKUP_WINDOW.default("03:00-04:00"),
    skipFinalSnapshot: boolean.default({ dev: true, prod: false }),
  } satisfies RowsOf<BackupProps>).default({});

const OTHER_PARAMETER = either(text(), object({ value: text(), needsRestart: boolean }));

/** AWS docs, "CreateDBInstance": AWS keeps identifiers in lower case. */
export const IDENTIFIER = text(
  "have 1 to 63 lower-case letters, digits and single hyphens, and begin with a letter",
  /^(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)$/,
).literal();

export const DATABASE = {
  environment: ENVIRONMENT,
  engineVersion: text().literal(),
  subnets: SUBNETS,
  databaseName: text().optional(),
  masterUsername: text().default("dbadmin"),
  port: integer(1150, 65535).literal().optional(),
  backup: backupFrom(1),
  maintenanceWindow: MAINTENANCE_WINDOW.default("sun:04:30-sun:05:30"),
  otherParameters: record(OTHER_PARAMETER, text()).literal().default({}),
  logRetentionDays: LOG_RETENTION_DAYS.default({ dev: 30, prod: 365 }),
  monitoringSeconds: choice(0, 1, 5, 10, 15, 30, 60).literal().default(60),
  insights: INSIGHTS.default({}),
  deletionProtection: boolean.default({ dev: false, prod: true }),
  encryptionKey: KEY.optional(),
  caCertificate: choice("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1").literal().optional(),
  extendedSupport: boolean.optional(),
  provider: PROVIDER.optional(),
  tags: TAGS,
} satisfies RowsOf<DatabaseProps>;

export type DatabaseSettings = { readonly [K in keyof typeof DATABASE]: SettingsOf<(typeof DATABASE)[K]> };
