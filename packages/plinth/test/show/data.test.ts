import { read } from "@plinth/model";
import { dataLines, dataOf } from "../../src/show/data";

const rows = (resource: object) => dataLines(dataOf(read({ resource })));
const one = (type: string, args: object, more: object = {}) => rows({ [type]: { Main: args }, ...more })[0];

test.each<[type: string, args: object, backups: string]>([
  ["aws_db_instance", { backup_retention_period: 7 }, "automated for 7 days"],
  ["aws_rds_cluster", { backup_retention_period: 1 }, "automated for 1 day"],
  ["aws_rds_cluster", { backup_retention_period: 0 }, "none"],
  ["aws_docdb_cluster", { backup_retention_period: 3 }, "automated for 3 days"],
  ["aws_neptune_cluster", { backup_retention_period: 3 }, "automated for 3 days"],
  ["aws_redshift_cluster", { automated_snapshot_retention_period: 5 }, "automated for 5 days"],
  ["aws_elasticache_replication_group", { snapshot_retention_limit: 2 }, "automated for 2 days"],
  ["aws_fsx_lustre_file_system", { automatic_backup_retention_days: 30 }, "automated for 30 days"],
  ["aws_dynamodb_table", { point_in_time_recovery: [{ enabled: true }] }, "point-in-time recovery"],
  ["aws_dynamodb_table", {}, "none"],
  ["aws_ebs_volume", {}, "none"],
])("the backups of %s with %j: %s", (type, args, backups) => {
  expect(one(type, args)).toBe(`${type}.Main  backups: ${backups}; 0 alarms`);
});

test("resources beside it back it up, and alarms watch it", () => {
  const bucket = "${aws_s3_bucket.Main.id}";
  const beside = {
    aws_s3_bucket_versioning: { V: { bucket, versioning_configuration: { status: "Enabled" } } },
    aws_backup_selection: { Daily: { resources: ["${aws_s3_bucket.Main.arn}"] } },
    aws_cloudwatch_metric_alarm: { A: { dimensions: { BucketName: bucket } } },
  };
  expect(one("aws_s3_bucket", {}, beside)).toBe("aws_s3_bucket.Main  backups: versions, AWS Backup (Daily); 1 alarm");
  const policy = { aws_efs_backup_policy: { P: { file_system_id: "${aws_efs_file_system.Main.id}" } } };
  expect(one("aws_efs_file_system", {}, policy)).toBe("aws_efs_file_system.Main  backups: automatic backups; 0 alarms");
});

test("rows are sorted and aligned, and of nothing there is none", () => {
  expect(rows({ aws_s3_bucket: { B: {} }, aws_db_instance: { A: {} } })).toEqual([
    "aws_db_instance.A  backups: none; 0 alarms",
    "aws_s3_bucket.B    backups: none; 0 alarms",
  ]);
  expect(rows({ aws_vpc: { A: {} } })).toEqual([]);
});
