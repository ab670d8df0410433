import { numberOr } from "@plinth/model";
import {
  has,
  is,
  must,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeFalse,
  mustNotBeTrue,
  unless,
  when,
} from "../checks/arguments";
import * as databases from "../checks/databases";
import { advice, error, warning } from "./row";

const CLUSTER = "aws_rds_cluster";
/** What is a database of its own: an instance or a cluster. */
const DATABASES = ["aws_db_instance", CLUSTER];
/** What has a host: an instance, or an instance of a cluster. */
const INSTANCES = ["aws_db_instance", "aws_rds_cluster_instance"];

const isReplica = has("replicate_source_db");
const LEAST_DAYS = 7;

/** Databases. */
export const RDS = [
  warning("rds-audit-log", CLUSTER, "CKV_AWS_325, RDS.34", {
    title: "MySQL clusters send their audit log to CloudWatch",
    why: "Nothing records who read what in the database.",
    fix: 'add "audit" to enabled_cloudwatch_logs_exports, and turn on server_audit_logging',
    check: when(databases.isOfFamily("mysql"), must(databases.exportsAuditLog, "does not send its audit log")),
  }),
  advice("rds-backtrack", CLUSTER, "CKV_AWS_326, RDS.14", {
    title: "Aurora MySQL can be wound back",
    why: "A restore makes another cluster and takes an hour; winding back takes minutes.",
    fix: "set backtrack_window, in seconds; it must be there from the beginning",
    check: ({ args }) =>
      args.engine === "aurora-mysql" && numberOr(args.backtrack_window, 0) === 0 && "cannot be wound back",
  }),
  error("rds-backups", DATABASES, "CKV_AWS_133, RDS.11", {
    title: "Databases can be restored to any moment of the last week",
    why: "Most mistakes are noticed after days, and a deleted table comes back from nowhere else.",
    fix: `set backup_retention_period to ${LEAST_DAYS} or more`,
    check: unless(isReplica, databases.hasBackupsBelow(LEAST_DAYS)),
  }),
  error("rds-ca-certificate", INSTANCES, "CKV_AWS_211", {
    title: "Databases have a certificate that is still valid",
    why: "rds-ca-2019 has expired, and clients that verify it cannot connect.",
    fix: "set ca_cert_identifier to rds-ca-rsa2048-g1, or leave it out",
    check: databases.hasOldCertificate,
  }),
  warning("rds-copy-tags", DATABASES, "CKV2_AWS_60, CKV_AWS_313, RDS.16, RDS.17", {
    title: "Snapshots of a database carry its tags",
    why: "A snapshot without tags belongs to nobody, and costs nobody knows whom.",
    fix: "set copy_tags_to_snapshot",
    check: mustBeTrue("copy_tags_to_snapshot", "does not give its tags to snapshots"),
  }),
  error("rds-deletion-protection", DATABASES, "CKV_AWS_293, CKV_AWS_139, RDS.7, RDS.8", {
    title: "Databases are protected from deletion",
    why: "One wrong plan, approved in a hurry, destroys the database.",
    fix: "set deletion_protection; turn it off before a deletion that is meant",
    check: unless(isReplica, mustBeTrue("deletion_protection", "can be deleted at once")),
  }),
  error("rds-encryption", DATABASES, "CKV_AWS_16, CKV_AWS_96, CIS 2.3.1, RDS.3", {
    title: "Databases are encrypted at rest",
    why: "Storage, snapshots and replicas of an instance that was made without encryption stay without it for ever.",
    fix: "set storage_encrypted; an existing instance must be restored from an encrypted copy of a snapshot",
    // A replica in the same region has the encryption of its source; the first serverless kind is always encrypted.
    check: unless(
      [isReplica, is("engine_mode", "serverless")],
      mustBeTrue("storage_encrypted", "is not encrypted at rest"),
    ),
  }),
  warning("rds-enhanced-monitoring", INSTANCES, "CKV_AWS_118, RDS.6", {
    title: "Databases report their operating system",
    why: "CPU, memory and disk of single processes are seen nowhere else when a database is slow.",
    fix: "set monitoring_interval to 60 and give a monitoring role",
    check: mustNot(({ args }) => numberOr(args.monitoring_interval, 0) === 0, "has no enhanced monitoring"),
  }),
  warning("rds-final-snapshot", DATABASES, "", {
    title: "A database that is deleted leaves a last snapshot",
    why: "Automated backups go with the instance.",
    fix: "leave skip_final_snapshot out, and name final_snapshot_identifier",
    check: unless(isReplica, mustNotBeTrue("skip_final_snapshot", "leaves no last snapshot")),
  }),
  warning("rds-iam-login", DATABASES, "CKV_AWS_161, CKV_AWS_162, RDS.10, RDS.12", {
    title: "Users can log in to databases by IAM",
    why: "Passwords of programs are shared, written down and never changed.",
    fix: "set iam_database_authentication_enabled, and permit rds-db:connect",
    check: unless(
      databases.isOfFamily("other"),
      mustBeTrue("iam_database_authentication_enabled", "takes passwords only"),
    ),
  }),
  warning("rds-insights", INSTANCES, "CKV_AWS_353", {
    title: "Databases say which statements load them",
    why: "The cause of a slow database stays unknown without statistics of its statements.",
    fix: "set performance_insights_enabled",
    check: unless(
      databases.cannotHaveInsights,
      mustBeTrue("performance_insights_enabled", "has no Performance Insights"),
    ),
  }),
  error("rds-known-holes", DATABASES, "CKV_AWS_250, CKV_AWS_388", {
    title: "PostgreSQL is no release whose extension hands out the credentials of the instance",
    why: "log_fdw of these releases reads files of the host, and so the credentials of RDS itself.",
    fix: "name a later release, or the major version alone",
    check: databases.hasKnownHole,
  }),
  error("rds-log-exports", DATABASES, "CKV_AWS_129, CKV_AWS_324, RDS.9, RDS.34, RDS.37", {
    title: "Databases send their logs to CloudWatch",
    why: "Logs on the instance go within days, and with the instance.",
    fix: "set enabled_cloudwatch_logs_exports",
    check: mustBeSet("enabled_cloudwatch_logs_exports", "sends no log to CloudWatch"),
  }),
  warning("rds-minor-upgrades", INSTANCES, "CKV_AWS_226, CIS 2.3.2, RDS.13, RDS.35", {
    title: "Databases follow minor releases",
    why: "Minor releases close holes, and nobody remembers to install them.",
    fix: "leave auto_minor_version_upgrade on, and name the major version only",
    check: mustNotBeFalse("auto_minor_version_upgrade", "does not follow minor releases"),
  }),
  error("rds-multi-az", "aws_db_instance", "CKV_AWS_157, RDS.5", {
    title: "A database survives the loss of a zone",
    why: "Without a standby the database is down until its zone is back, or until somebody has restored a backup.",
    fix: "set multi_az",
    check: unless(isReplica, mustBeTrue("multi_az", "stands in one zone")),
  }),
  warning("rds-customer-managed-key", [...DATABASES, "aws_rds_cluster_instance"], "CKV_AWS_354, CKV_AWS_327", {
    title: "Databases and their insights are encrypted with a customer managed key",
    why: "The key of AWS cannot be denied to anybody in the account, and snapshots under it cannot be shared or copied out.",
    fix: "set kms_key_id and performance_insights_kms_key_id; a change of the former replaces the database",
    check: databases.usesKeyOfAws,
  }),
  error("rds-public", INSTANCES, "CKV_AWS_17, CIS 2.3.3, RDS.2", {
    title: "No database has a public address",
    why: "Only its security group then stands between the database and the internet.",
    fix: "leave publicly_accessible out, and reach the database through the network",
    check: mustNotBeTrue("publicly_accessible", "has a public address"),
  }),
  warning("rds-statement-logs", DATABASES, "CKV2_AWS_30, CKV2_AWS_27", {
    title: "PostgreSQL logs changes of the schema and slow statements",
    why: "Who dropped the table, and which statement blocks everybody, is otherwise nowhere.",
    fix: "set log_statement and log_min_duration_statement in the parameter group",
    check: when(databases.isOfFamily("postgres"), databases.lacksStatementLogs),
  }),
  error("rds-stream-key", ["aws_rds_cluster_activity_stream", "aws_rds_global_cluster"], "CKV_AWS_246, CKV_AWS_140", {
    title: "Activity streams have a customer managed key, and global databases are encrypted",
    why: "A stream holds every statement; a global database is copied into other regions.",
    fix: "set kms_key_id, and storage_encrypted",
    check: databases.streamsInClear,
  }),
  error("rds-tls", DATABASES, "CKV2_AWS_69", {
    title: "Databases refuse connections without TLS",
    why: "Passwords and data of a client that was set up wrong are readable on the network.",
    fix: "set rds.force_ssl or require_secure_transport to 1 in the parameter group",
    check: databases.allowsPlainText,
  }),
];
