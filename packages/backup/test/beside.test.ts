import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { TerraformStack } from "cdktf";
import type { StatefulResource } from "../src/things";
import { reportOf } from "./report";

type Make = (stack: TerraformStack) => StatefulResource;

const database =
  (backupRetentionPeriod?: number): Make =>
  (stack) =>
    new DbInstance(stack, "Thing", { instanceClass: "db.t4g.micro", engine: "postgres", backupRetentionPeriod });

const table =
  (enabled?: boolean): Make =>
  (stack) =>
    new DynamodbTable(stack, "Thing", {
      name: "orders",
      hashKey: "id",
      attribute: [{ name: "id", type: "S" }],
      ...(enabled === undefined ? {} : { pointInTimeRecovery: { enabled } }),
    });

const files =
  (status: string, isOfAnother = false): Make =>
  (stack) => {
    const thing = new EfsFileSystem(stack, "Thing", {});
    const other = new EfsFileSystem(stack, "Other", {});
    new EfsBackupPolicy(stack, "Policy", { fileSystemId: (isOfAnother ? other : thing).id, backupPolicy: { status } });
    return thing;
  };

const bucket =
  (add: (stack: TerraformStack, bucket: string, other: string) => void): Make =>
  (stack) => {
    const [thing, other] = ["Thing", "Other"].map((id) => new S3Bucket(stack, id, {})) as [S3Bucket, S3Bucket];
    add(stack, thing.id, other.id);
    return thing;
  };
const versions = (stack: TerraformStack, id: string, status: string) =>
  new S3BucketVersioningA(stack, "Versions", { bucket: id, versioningConfiguration: { status } });
const replication = (stack: TerraformStack, id: string) =>
  new S3BucketReplicationConfigurationA(stack, "Replication", {
    bucket: id,
    role: "arn:aws:iam::123456789012:role/replication",
    rule: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::there" } }],
  });

/** What is paid for twice, once the thing is also kept by AWS Backup, and what is not. */
test.each<[string, Make, readonly string[], boolean]>([
  ["a database with automated backups", database(14), ["automated backups of 14 days"], true],
  ["a database with those of a day", database(1), ["automated backups of 1 days"], true],
  ["a database without them", database(0), [], true],
  ["a database that says nothing", database(), [], true],
  [
    "a cluster with automated backups",
    (stack) => new RdsCluster(stack, "Thing", { engine: "aurora-mysql", backupRetentionPeriod: 3 }),
    ["automated backups of 3 days"],
    true,
  ],
  ["a table with recovery", table(true), ["point-in-time recovery"], true],
  ["a table that has switched it off", table(false), [], true],
  ["a table that says nothing", table(), [], true],
  ["a file system that AWS backs up", files("ENABLED"), ["automatic backups into the default vault"], false],
  ["a file system that it does not", files("DISABLED"), [], false],
  ["a file system beside one that AWS backs up", files("ENABLED", true), [], false],
  ["a bucket with versions", bucket((stack, id) => versions(stack, id, "Enabled")), ["versions"], false],
  ["a bucket whose versions are suspended", bucket((stack, id) => versions(stack, id, "Suspended")), [], false],
  ["a bucket beside one with versions", bucket((stack, _id, id) => versions(stack, id, "Enabled")), [], false],
  ["a bucket with replication", bucket(replication), ["replication"], false],
  ["a bucket beside one with replication", bucket((stack, _id, other) => replication(stack, other)), [], false],
  [
    "a bucket with both",
    bucket((stack, id) => [replication(stack, id), versions(stack, id, "Enabled")]),
    ["replication", "versions"],
    false,
  ],
])("the report shows what is beside the backups of %s", (_what, make, notes, isPaid) => {
  const besideOf = (isKept: boolean) =>
    reportOf((backup, stack) => {
      const thing = make(stack);
      if (isKept) backup.protect(thing);
    }).find(({ path }) => path === "Thing")?.beside;
  expect(besideOf(false)).toEqual(notes);
  expect(besideOf(true)).toEqual(isPaid ? notes.map((note) => `${note}, paid beside AWS Backup`) : notes);
});
