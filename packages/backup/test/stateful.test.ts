import { coversType, restoreTypeOf } from "../src/stateful";

const regional = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

/** Of each type: an ARN as AWS writes it, the kind that the ARN tells, and the kind that a reference tells. */
const TYPES: [type: string, arn: string, byArn: string | undefined, byReference: string | undefined][] = [
  ["aws_db_instance", regional("rds", "db:shop"), "RDS", "RDS"],
  ["aws_docdb_cluster", regional("rds", "cluster:docs"), undefined, "DocumentDB"],
  ["aws_dynamodb_table", regional("dynamodb", "table/orders"), "DynamoDB", "DynamoDB"],
  ["aws_ebs_volume", regional("ec2", "volume/vol-0a1b2c3d"), "EBS", "EBS"],
  ["aws_efs_file_system", regional("elasticfilesystem", "file-system/fs-0a1b2c3d"), "EFS", "EFS"],
  ["aws_fsx_lustre_file_system", regional("fsx", "file-system/fs-0a1b2c3d"), "FSx", "FSx"],
  ["aws_fsx_ontap_volume", regional("fsx", "volume/fs-0a1b2c3d/fsvol-0a1b2c3d"), "FSx", "FSx"],
  ["aws_fsx_openzfs_file_system", regional("fsx", "file-system/fs-0a1b2c3d"), "FSx", "FSx"],
  ["aws_fsx_windows_file_system", regional("fsx", "file-system/fs-0a1b2c3d"), "FSx", "FSx"],
  ["aws_instance", regional("ec2", "instance/i-0a1b2c3d"), "EC2", "EC2"],
  ["aws_neptune_cluster", regional("rds", "cluster:graph"), undefined, "Neptune"],
  ["aws_rds_cluster", regional("rds", "cluster:shop"), undefined, "Aurora"],
  ["aws_redshift_cluster", regional("redshift", "cluster:facts"), undefined, undefined],
  ["aws_s3_bucket", "arn:aws:s3:::uploads", "S3", "S3"],
  ["aws_timestreamwrite_table", regional("timestream", "database/iot/table/heat"), undefined, undefined],
];

test.each(TYPES)("%s: restore tests tell its kind from its ARN %s (%s) and from a reference (%s)", (type, ...told) => {
  const [arn, byArn, byReference] = told;
  expect(restoreTypeOf(arn)).toBe(byArn);
  expect(restoreTypeOf(`\${${type}.Thing.arn}`)).toBe(byReference);
  expect(restoreTypeOf(`\${data/${type}.Thing.arn}`)).toBe(byReference);
});

test.each([
  regional("sns", "backups"),
  regional("rds", "snapshot:shop"),
  regional("ec2", "snapshot/snap-1"),
  regional("rds", "a:db:shop"),
  "${aws_sns_topic.Topic.arn}",
  "shop",
  "",
])("restore tests tell no kind from %j", (arn) => {
  expect(restoreTypeOf(arn)).toBeUndefined();
});

test.each(TYPES)("%s is meant by the patterns of all that is like %s", (type, arn) => {
  const [, , service, , , ...rest] = arn.split(":");
  const [first = ""] = /^[a-z-]+[:/]/.exec(rest.join(":")) ?? [];
  const patterns = [
    "*",
    `arn:aws:${service}:*:*:*`,
    `arn:aws:${service}:*:*:${first}*`,
    `arn:aws:${service}:us-east-1:123456789012:${first.slice(0, 2)}*`,
    `arn:aws:*:*:*:${first}*`,
    "arn:aws:*:*:*:*",
  ];
  for (const pattern of patterns) expect([pattern, coversType(pattern, type)]).toEqual([pattern, true]);
});

test.each(TYPES)("%s is not meant by the patterns of others, or of some that are like %s", (type, arn) => {
  const [, , service, , , ...rest] = arn.split(":");
  const patterns = [
    arn,
    `${arn}*`,
    "",
    "arn",
    "arn:aws:sns:*:*:*",
    "arn:aws:sns:*:*:*:*",
    `arn:aws:${service}:*:*:`,
    `arn:aws:${service}:*:*:${rest.join(":").slice(0, -1)}*`,
    `arn:aws:${service}:*:*:other/*`,
    `arn:aws:sns:*:*:${rest.join(":").replace(/[^:/]*$/, "*")}`,
  ];
  for (const pattern of patterns) expect([pattern, coversType(pattern, type)]).toEqual([pattern, false]);
});

test("what AWS Backup cannot keep is meant by * alone", () => {
  expect(coversType("*", "aws_sns_topic")).toBe(true);
  expect(coversType("arn:aws:sns:*:*:*", "aws_sns_topic")).toBe(false);
});
