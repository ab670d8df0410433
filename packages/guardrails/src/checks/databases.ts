import { type Arguments, blocks, isTrue, list, numberOr, type Resource, type Stack, text } from "@plinth/model";
import { type Check, type Condition, isOff } from "./arguments";

/** Small classes of MySQL and MariaDB have none. AWS docs, "Amazon RDS DB engine, Region, and instance class support". */
const WITHOUT_INSIGHTS = /^db\.t\d+[a-z]*\.(micro|small)$/;

/** Last releases with the hole in log_fdw, by engine and major version. AWS security bulletin AWS-2022-004. */
const HOLES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  postgres: { "9.6": 21, 10: 16, 11: 11, 12: 6, 13: 2 },
  "aurora-postgresql": { 10: 13, 11: 8 },
};

const FORCES_TLS = {
  postgres: "rds.force_ssl",
  mysql: "require_secure_transport",
  mariadb: "require_secure_transport",
};
const ON = ["1", "on", "ON", "true"];
const STATEMENT_LOGS = ["log_statement", "log_min_duration_statement"];

type Family = keyof typeof FORCES_TLS | "other";

/** `postgres` of `aurora-postgresql` and `postgres`; `mysql` likewise. */
function familyOf(engine: unknown): Family {
  const name = `${engine}`;
  if (name.includes("postgres")) return "postgres";
  if (name.includes("mariadb")) return "mariadb";
  return name.includes("mysql") ? "mysql" : "other";
}

/** Parameters of the groups that the database uses. */
function parametersOf(database: Resource, stack: Stack): readonly Arguments[] {
  return stack
    .referredBy(database, "aws_db_parameter_group", "aws_rds_cluster_parameter_group")
    .flatMap(({ args }) => blocks(args, "parameter"));
}

export function isOfFamily(...families: readonly Family[]): Condition {
  return ({ args }) => families.includes(familyOf(args.engine));
}

export const exportsAuditLog: Condition = ({ args }) => list(args, "enabled_cloudwatch_logs_exports").includes("audit");

export const cannotHaveInsights: Condition = ({ args }) => WITHOUT_INSIGHTS.test(text(args.instance_class) ?? "");

/** Left out, an instance has no backups and a cluster has one day of them. */
export function hasBackupsBelow(days: number): Check {
  return ({ args }) => {
    const kept = numberOr(args.backup_retention_period, 0);
    return kept < days && `has backups of ${kept} days`;
  };
}

/** `rds-ca-default` is the valid one that RDS chooses. */
export const hasOldCertificate: Check = ({ args }) => {
  const ca = text(args.ca_cert_identifier);
  return ca !== undefined && !/^rds-ca-((rsa2048|rsa4096|ecc384)-g1|default)$/.test(ca) && `has the certificate ${ca}`;
};

/** A version before 10 has three numbers, of which two are the major version; a major version alone follows releases. */
export const hasKnownHole: Check = ({ args }) => {
  const [, major, minor] = /^(9\.\d+|\d+)\.(\d+)/.exec(text(args.engine_version) ?? "") ?? [];
  const last = HOLES[`${args.engine}`]?.[major];
  return last !== undefined && Number(minor) <= last && `has release ${args.engine_version}, which has a known hole`;
};

export const usesKeyOfAws: Check = ({ type, args }) => {
  if (isTrue(args.performance_insights_enabled) && args.performance_insights_kms_key_id === undefined) {
    return "keeps its insights under the key of AWS";
  }
  if (type === "aws_rds_cluster_instance" || args.replicate_source_db !== undefined) return;
  return args.kms_key_id === undefined && "is encrypted by the key of AWS";
};

export const streamsInClear: Check = ({ type, args }) => {
  if (type === "aws_rds_cluster_activity_stream") {
    return (text(args.kms_key_id) ?? "").includes("alias/aws/") && "is under the key of AWS";
  }
  return args.source_db_cluster_identifier === undefined && isOff(args.storage_encrypted) && "is not encrypted";
};

export const lacksStatementLogs: Check = (database, stack) => {
  const named = parametersOf(database, stack).map(({ name }) => name);
  const missing = STATEMENT_LOGS.filter((name) => !named.includes(name));
  return missing.length > 0 && `does not set ${missing.join(" and ")}`;
};

export const allowsPlainText: Check = (database, stack) => {
  const family = familyOf(database.args.engine);
  if (family === "other") return;
  const found = parametersOf(database, stack).find(({ name }) => name === FORCES_TLS[family]);
  return !(found && ON.includes(`${found.value}`)) && `does not force TLS by ${FORCES_TLS[family]}`;
};
