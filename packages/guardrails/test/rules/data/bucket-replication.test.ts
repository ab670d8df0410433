import { bucketReplication } from "../../../src/rules/data/bucket-replication";
import { cases, type Resources } from "../../cases";

const bucket = (more: Resources = {}) => ({
  resource: { aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } }, ...more },
});
const replication = (from: string, status = "Enabled") => ({
  aws_s3_bucket_replication_configuration: {
    Copy: { bucket: from, role: "arn:aws:iam::123456789012:role/copy", rule: [{ status }] },
  },
});

cases(bucketReplication, {
  fails: {
    "a bucket without": bucket(),
    "a bucket beside one with": bucket(replication("other")),
    "a bucket whose copies are turned off": bucket(replication("${aws_s3_bucket.Uploads.id}", "Disabled")),
  },
  passes: {
    "a bucket with": bucket(replication("${aws_s3_bucket.Uploads.id}")),
    "a bucket of which it is known later": bucket(replication("${aws_s3_bucket.Uploads.id}", "${var.status}")),
    "a bucket for logs": bucket({
      aws_s3_bucket_logging: { Log: { bucket: "other", target_bucket: "${aws_s3_bucket.Uploads.id}" } },
    }),
  },
});
