import type { Arguments } from "@plinth/testing";
import { aurora, database, KEY, ownPassword } from "./database";

const prod = { environment: "prod", encryptionKey: { arn: KEY } } as const;

/** The database checks of Checkov, by number: what an instance must say to pass. */
const INSTANCE: Readonly<Record<string, (instance: Arguments) => boolean>> = {
  CKV_AWS_16: (it) => it.storage_encrypted,
  CKV_AWS_17: (it) => it.publicly_accessible === false,
  CKV_AWS_118: (it) => [1, 5, 10, 15, 30, 60].includes(it.monitoring_interval),
  CKV_AWS_129: (it) => it.enabled_cloudwatch_logs_exports.length > 0,
  CKV_AWS_133: (it) => it.backup_retention_period === undefined || it.backup_retention_period > 0,
  CKV_AWS_157: (it) => it.multi_az,
  CKV_AWS_161: (it) => it.iam_database_authentication_enabled,
  CKV_AWS_226: (it) => it.auto_minor_version_upgrade,
  CKV_AWS_293: (it) => it.deletion_protection,
  CKV_AWS_353: (it) => it.performance_insights_enabled,
  CKV_AWS_354: (it) => it.performance_insights_kms_key_id === KEY,
  CKV2_AWS_60: (it) => it.copy_tags_to_snapshot,
};

const CLUSTER: Readonly<Record<string, (cluster: Arguments) => boolean>> = {
  CKV_AWS_96: (it) => it.storage_encrypted,
  CKV_AWS_133: (it) => it.backup_retention_period > 0,
  CKV_AWS_139: (it) => it.deletion_protection,
  CKV_AWS_162: (it) => it.iam_database_authentication_enabled,
  CKV_AWS_313: (it) => it.copy_tags_to_snapshot,
  CKV_AWS_324: (it) => it.enabled_cloudwatch_logs_exports.length > 0,
  CKV_AWS_325: (it) => it.engine !== "aurora-mysql" || it.enabled_cloudwatch_logs_exports.includes("audit"),
  CKV_AWS_326: (it) => it.engine !== "aurora-mysql" || it.backtrack_window > 0,
  CKV_AWS_327: (it) => it.kms_key_id === KEY,
};

const CLUSTER_INSTANCE = ["CKV_AWS_17", "CKV_AWS_118", "CKV_AWS_226", "CKV_AWS_353", "CKV_AWS_354"];

const failed = (checks: Readonly<Record<string, (it: Arguments) => boolean>>, it: Arguments) =>
  Object.entries(checks).flatMap(([id, passes]) => (passes(it) ? [] : [id]));

test.each([
  ["postgres", "17"],
  ["mysql", "8.4"],
  ["mariadb", "11.4"],
])("%s and its replica pass the checks of instances in prod with a key", (engine, engineVersion) => {
  const made = database({ ...prod, ...ownPassword, engine, engineVersion }, (db) => db.addReplica("Reporting"));
  const instances = Object.values(made.all("aws_db_instance"));
  expect(instances.map((each) => failed(INSTANCE, each))).toEqual([[], []]);
});

test("PostgreSQL logs statements (CKV2_AWS_30) over TLS (CKV2_AWS_69)", () => {
  const names = database(prod)
    .the("aws_db_parameter_group")
    .parameter.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["log_min_duration_statement", "log_statement", "rds.force_ssl"]);
});

test.each([
  ["aurora-postgresql", "16"],
  ["aurora-mysql", "8.0"],
])("%s and its instances pass the checks of clusters in prod with a key", (engine, engineVersion) => {
  const made = aurora({ ...prod, engine, engineVersion }, (cluster) => cluster.addReader("Reporting"));
  expect(failed(CLUSTER, made.the("aws_rds_cluster"))).toEqual([]);
  const some = Object.fromEntries(CLUSTER_INSTANCE.map((id) => [id, INSTANCE[id]]));
  const instances = Object.values(made.all("aws_rds_cluster_instance"));
  expect(instances.map((each) => failed(some, each))).toEqual([[], [], []]);
});
