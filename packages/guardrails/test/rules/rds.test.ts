import { RDS } from "../../src/rules/rds";
import { fails, flag, type Maker, one, passes, stack, table } from "../cases";

const instance = one("aws_db_instance.Main", { engine: "postgres" });
const mysql = one("aws_db_instance.Main", { engine: "mysql" });
const cluster = one("aws_rds_cluster.Main", { engine: "aurora-mysql" });
const member = one("aws_rds_cluster_instance.A");
const world = one("aws_rds_global_cluster.World", { engine: "aurora-mysql" });
const stream = one("aws_rds_cluster_activity_stream.S", { mode: "async" });

const replica = { replicate_source_db: "main" };
const key = "${aws_kms_key.Key.arn}";
const insights = { performance_insights_enabled: true };

const version = (make: Maker, engine: string, engine_version: string) => make({ engine, engine_version });
const database = (engine: string, ...parameter: object[]) =>
  stack({
    "aws_db_instance.Main": { engine, parameter_group_name: "${aws_db_parameter_group.Parameters.name}" },
    "aws_db_parameter_group.Parameters": { family: "x", parameter },
  });
const set = (...names: string[]) => names.map((name) => ({ name, value: "1" }));
const ssl = (engine: string, value: string) => database(engine, { name: "rds.force_ssl", value });
const secure = (engine: string, value: string) => database(engine, { name: "require_secure_transport", value });
const certificate = (name: string) => instance({ ca_cert_identifier: name });
const exporting = (make: Maker, ...logs: string[]) => make({ enabled_cloudwatch_logs_exports: logs });
const backups = (days: unknown) => instance({ backup_retention_period: days });

table(RDS, {
  "rds-audit-log": [
    fails("does not send its audit log", cluster(), exporting(cluster, "error")),
    passes(exporting(cluster, "audit"), cluster({ engine: "aurora-postgresql" })),
  ],
  "rds-backtrack": [
    fails("cannot be wound back", cluster(), cluster({ backtrack_window: 0 })),
    passes(cluster({ backtrack_window: 86400 }), cluster({ engine: "aurora-postgresql" })),
  ],
  "rds-backups": [
    fails("has backups of 0 days", instance(), backups(0)),
    fails("has backups of 1 days", cluster({ backup_retention_period: 1 })),
    fails("has backups of 6 days", backups(6), backups("6")),
    passes(backups(7), backups(30), backups("${var.days}"), instance(replica)),
  ],
  "rds-ca-certificate": [
    ...["rds-ca-2019", "rds-ca-rsa2048-g10", "my-rds-ca-rsa2048-g1"].map((name) =>
      fails(`has the certificate ${name}`, certificate(name)),
    ),
    fails("has the certificate rds-ca-2015", member({ ca_cert_identifier: "rds-ca-2015" })),
    passes(...["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1", "rds-ca-default"].map(certificate)),
    passes(instance()),
  ],
  "rds-copy-tags": [
    flag(instance, "copy_tags_to_snapshot", "does not give its tags to snapshots"),
    flag(cluster, "copy_tags_to_snapshot", "does not give its tags to snapshots"),
  ],
  "rds-deletion-protection": [
    flag(instance, "deletion_protection", "can be deleted at once"),
    fails("can be deleted at once", cluster({ deletion_protection: false })),
    passes(instance(replica)),
  ],
  "rds-encryption": [
    flag(instance, "storage_encrypted", "is not encrypted at rest"),
    flag(cluster, "storage_encrypted", "is not encrypted at rest"),
    fails("is not encrypted at rest", cluster({ engine_mode: "provisioned" })),
    passes(instance(replica), cluster({ engine_mode: "serverless" })),
  ],
  "rds-enhanced-monitoring": [
    fails("has no enhanced monitoring", instance(), instance({ monitoring_interval: 0 })),
    passes(instance({ monitoring_interval: 60 }), member({ monitoring_interval: 1 })),
  ],
  "rds-final-snapshot": [
    fails("leaves no last snapshot", instance({ skip_final_snapshot: true }), cluster({ skip_final_snapshot: true })),
    passes(instance({ skip_final_snapshot: false, final_snapshot_identifier: "last" })),
    passes(instance({ skip_final_snapshot: true, ...replica })),
  ],
  "rds-iam-login": [
    flag(instance, "iam_database_authentication_enabled", "takes passwords only"),
    fails("takes passwords only", cluster({ iam_database_authentication_enabled: false })),
    passes(instance({ engine: "sqlserver-se" })),
  ],
  "rds-insights": [
    flag(mysql, "performance_insights_enabled", "has no Performance Insights"),
    fails("has no Performance Insights", mysql({ instance_class: "db.r7g.large" })),
    fails("has no Performance Insights", member({ performance_insights_enabled: false })),
    passes(mysql({ instance_class: "db.t4g.micro" })),
  ],
  "rds-known-holes": [
    ...["9.6.21", "10.16", "11.11", "12.6", "13.2", "13.1"].map((release) =>
      fails(`has release ${release}, which has a known hole`, version(instance, "postgres", release)),
    ),
    ...["10.13", "11.8"].map((release) =>
      fails(`has release ${release}, which has a known hole`, version(cluster, "aurora-postgresql", release)),
    ),
    fails("has release 13.2, which has a known hole", version(cluster, "postgres", "13.2")),
    passes(...["9.6.22", "10.17", "11.12", "12.7", "13.3", "13", "14.1"].map((v) => version(instance, "postgres", v))),
    passes(...["10.14", "11.9", "12.4"].map((release) => version(cluster, "aurora-postgresql", release))),
    passes(version(instance, "mysql", "8.0.35"), version(instance, "postgres", "${var.version}")),
  ],
  "rds-log-exports": [
    fails("sends no log to CloudWatch", instance(), exporting(cluster)),
    passes(exporting(instance, "postgresql"), exporting(cluster, "audit", "error")),
  ],
  "rds-minor-upgrades": [
    fails("does not follow minor releases", instance({ auto_minor_version_upgrade: false })),
    fails("does not follow minor releases", member({ auto_minor_version_upgrade: "false" })),
    passes(instance({ auto_minor_version_upgrade: true }), instance()),
  ],
  "rds-multi-az": [flag(instance, "multi_az", "stands in one zone"), passes(instance(replica))],
  "rds-customer-managed-key": [
    fails("is encrypted by the key of AWS", instance(), cluster()),
    fails("keeps its insights under the key of AWS", instance({ kms_key_id: key, ...insights })),
    passes(instance({ kms_key_id: key, ...insights, performance_insights_kms_key_id: key })),
    passes(instance({ kms_key_id: key }), instance(replica)),
  ],
  "rds-public": [
    fails("has a public address", instance({ publicly_accessible: true }), instance({ publicly_accessible: "true" })),
    fails("has a public address", member({ publicly_accessible: true })),
    passes(instance(), instance({ publicly_accessible: false }), instance({ publicly_accessible: "false" })),
  ],
  "rds-statement-logs": [
    fails("does not set log_statement and log_min_duration_statement", instance()),
    fails("does not set log_min_duration_statement", database("postgres", ...set("log_statement"))),
    passes(database("postgres", ...set("log_statement", "log_min_duration_statement", "rds.force_ssl")), mysql()),
  ],
  "rds-stream-key": [
    flag(world, "storage_encrypted", "is not encrypted"),
    fails("is under the key of AWS", stream({ kms_key_id: "alias/aws/rds" })),
    passes(world({ source_db_cluster_identifier: "${aws_rds_cluster.Main.arn}" })),
    passes(stream({ kms_key_id: "${aws_kms_key.Key.id}" })),
  ],
  "rds-tls": [
    fails("does not force TLS by rds.force_ssl", ssl("postgres", "0"), ssl("aurora-postgresql", "0")),
    fails("does not force TLS by require_secure_transport", mysql(), secure("mysql", "OFF"), secure("mariadb", "0")),
    fails("does not force TLS by require_secure_transport", ssl("mysql", "1"), ssl("mariadb", "1")),
    fails("does not force TLS by require_secure_transport", secure("aurora-mysql", "0")),
    passes(...["1", "on", "ON", "true"].map((value) => secure("mysql", value)), secure("mariadb", "1")),
    passes(ssl("postgres", "1"), database("oracle-se2", { name: "open_cursors", value: "300" })),
  ],
});
