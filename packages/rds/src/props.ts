import type { Environment, KeyRef, SubnetsRef } from "@plinth/core";
import type { ParametersOf } from "./engines";
import type { AuditEvent, OptionProps } from "./option-group";
import type { OtherParameter } from "./parameters";
import type { PasswordProps } from "./password";
import type { RestoreProps } from "./restore";
import type { StorageProps } from "./storage";

/** What is said of every engine, and what the engine adds. */
export type RdsModuleProps = InstanceProps & (PostgresProps | MysqlProps | MariadbProps | SqlServerProps | OracleProps);

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
  /** Seconds between two readings of the operating system. @default 60 */
  readonly monitoringSeconds?: 1 | 5 | 10 | 15 | 30 | 60;
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
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface InstanceProps extends DatabaseProps {
  /** @default "db.t4g.medium" in dev, "db.r7g.large" in prod; SQL Server and Oracle: their smallest on Intel */
  readonly instanceClass?: string;
  /** A standby in another zone. @default false in dev, true in prod except SQL Server Web */
  readonly multiAz?: boolean;
  /** @default - 20 GiB in dev, 100 GiB in prod, growing by itself up to five times that */
  readonly storage?: StorageProps;
  /** Who keeps the master password. No choice puts it into documents or state. @default - RDS, which rotates it */
  readonly password?: PasswordProps;
  /**
   * The data to begin with. Read once, when the instance is made: changed or removed later, it does nothing.
   * @default - an empty database
   */
  readonly restore?: RestoreProps;
  /** Whether changes restart the instance at once instead of in the maintenance window. @default true in dev, false in prod */
  readonly applyImmediately?: boolean;
  /**
   * Updates by way of a copy that takes over, with less than a minute of downtime. Only for PostgreSQL, MySQL and MariaDB with
   * a password of their own and without replicas. RDS deletes the old instance without a final snapshot: take one before.
   * @default false
   */
  readonly blueGreen?: boolean;
}

/** `parameters` by engine: those that people set are known by name, so that a misspelling does not compile. */
export interface PostgresProps {
  readonly engine: "postgres";
  /** @default - TLS forced, slow statements and changes of the schema logged */
  readonly parameters?: ParametersOf<"postgres">;
  readonly audit?: never;
  readonly options?: never;
  readonly licenseModel?: never;
  readonly characterSet?: never;
  readonly timezone?: never;
}

interface MysqlFamilyProps {
  /** Records who did what, in the log `audit`. @default - no audit */
  readonly audit?: readonly AuditEvent[];
  /** Further options of the option group. @default - none */
  readonly options?: readonly OptionProps[];
  readonly licenseModel?: never;
  readonly characterSet?: never;
  readonly timezone?: never;
}

export interface MysqlProps extends MysqlFamilyProps {
  readonly engine: "mysql";
  /** @default - TLS forced, slow statements logged */
  readonly parameters?: ParametersOf<"mysql">;
}

export interface MariadbProps extends MysqlFamilyProps {
  readonly engine: "mariadb";
  /** @default - TLS forced, slow statements logged */
  readonly parameters?: ParametersOf<"mariadb">;
}

export interface SqlServerProps {
  readonly engine: "sqlserver-ee" | "sqlserver-se" | "sqlserver-web";
  /** @default - TLS forced */
  readonly parameters?: ParametersOf<"sqlserver-se">;
  /** SQL Server makes its databases itself. */
  readonly databaseName?: never;
  /** Options of the option group, besides what verbs add. @default - none */
  readonly options?: readonly OptionProps[];
  /** Collation of the server, such as `Latin1_General_CI_AS`, given once. @default - of the edition */
  readonly characterSet?: string;
  /** Time zone of the server, such as `UTC`, given once. @default "UTC" */
  readonly timezone?: string;
  readonly audit?: never;
  readonly licenseModel?: never;
}

export interface OracleProps {
  readonly engine: "oracle-ee" | "oracle-se2";
  /** @default - none */
  readonly parameters?: ParametersOf<"oracle-ee">;
  /** Options of the option group, besides SSL, which every database has. @default - none */
  readonly options?: readonly OptionProps[];
  /** @default - bring-your-own-license for Enterprise Edition, license-included for Standard Edition 2 */
  readonly licenseModel?: "license-included" | "bring-your-own-license";
  /** Character set of the database, such as `AL32UTF8`, given once. @default "AL32UTF8" */
  readonly characterSet?: string;
  readonly timezone?: never;
  readonly audit?: never;
}

export interface BackupProps {
  /** Days that the database can be restored to any moment of, 1 to 35. @default 7 in dev, 30 in prod */
  readonly retentionDays?: number;
  /** When the daily snapshot is taken, in UTC. @default "03:00-04:00" */
  readonly window?: string;
  /** Whether deletion takes no last snapshot. @default true in dev, false in prod */
  readonly skipFinalSnapshot?: boolean;
}

/** AWS docs, "Pricing and data retention for Performance Insights". */
export interface InsightsProps {
  /** 7, a month or more as a multiple of 31, or 731. @default 7, and 465 when advanced */
  readonly retentionDays?: number;
  /** The advanced mode of CloudWatch Database Insights, which costs by the core. @default false */
  readonly advanced?: boolean;
}
