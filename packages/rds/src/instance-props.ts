import { boolean, choice, type RowsOf, type SettingsOf, text, variants } from "@plinth/core";
import { ENGINES, type ParametersOf } from "./engines";
import { INSTANCE_CLASS } from "./instance-class";
import { instanceRules } from "./instance-rules";
import { AUDIT, type AuditEvent, OPTIONS, type OptionProps } from "./option-group";
import { parametersOf } from "./parameters";
import { PASSWORD, type PasswordProps } from "./password";
import { backupFrom, DATABASE, type DatabaseProps, IDENTIFIER } from "./props";
import { RESTORE, type RestoreProps } from "./restore";
import { STORAGE, type StorageProps } from "./storage";

/** Props of every engine, and those that one engine adds. */
export type RdsModuleProps = InstanceProps & (PostgresProps | MysqlProps | MariadbProps | SqlServerProps | OracleProps);

export interface InstanceProps extends DatabaseProps {
  /**
   * Identifier of the instance, unique in account and region. A change renames the instance, and replaces its log groups, groups
   * and roles, whose names begin with it. @default - derived from the path of the construct
   */
  readonly identifier?: string;
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

const INSTANCE = {
  ...DATABASE,
  backup: backupFrom(0),
  identifier: IDENTIFIER.optional(),
  instanceClass: INSTANCE_CLASS.optional(),
  multiAz: boolean.optional(),
  storage: STORAGE.default({}),
  password: PASSWORD.default({ keptBy: "rds" }),
  restore: RESTORE.optional(),
  applyImmediately: boolean.default({ dev: true, prod: false }),
  blueGreen: boolean.optional(),
} satisfies RowsOf<InstanceProps>;

const MYSQL_FAMILY = { audit: AUDIT.optional(), options: OPTIONS.default([]) };

const sqlServer = (engine: SqlServerProps["engine"]) =>
  ({
    parameters: parametersOf<ParametersOf<"sqlserver-se"> | undefined>(engine, ENGINES[engine]),
    options: OPTIONS.default([]),
    characterSet: text().optional(),
    timezone: text().optional(),
  }) satisfies RowsOf<Omit<SqlServerProps, "engine">>;

const oracle = (engine: OracleProps["engine"]) =>
  ({
    parameters: parametersOf<ParametersOf<"oracle-ee"> | undefined>(engine, ENGINES[engine]),
    options: OPTIONS.default([]),
    licenseModel: choice("license-included", "bring-your-own-license").optional(),
    characterSet: text().optional(),
  }) satisfies RowsOf<Omit<OracleProps, "engine">>;

export const RDS = variants(
  "engine",
  {
    postgres: {
      parameters: parametersOf<ParametersOf<"postgres"> | undefined>("postgres", ENGINES.postgres),
    } satisfies RowsOf<Omit<PostgresProps, "engine">>,
    mysql: {
      ...MYSQL_FAMILY,
      parameters: parametersOf<ParametersOf<"mysql"> | undefined>("mysql", ENGINES.mysql),
    } satisfies RowsOf<Omit<MysqlProps, "engine">>,
    mariadb: {
      ...MYSQL_FAMILY,
      parameters: parametersOf<ParametersOf<"mariadb"> | undefined>("mariadb", ENGINES.mariadb),
    } satisfies RowsOf<Omit<MariadbProps, "engine">>,
    "sqlserver-ee": sqlServer("sqlserver-ee"),
    "sqlserver-se": sqlServer("sqlserver-se"),
    "sqlserver-web": sqlServer("sqlserver-web"),
    "oracle-ee": oracle("oracle-ee"),
    "oracle-se2": oracle("oracle-se2"),
  },
  INSTANCE,
  { rules: instanceRules },
);

export type RdsSettings = SettingsOf<typeof RDS>;
