import { bucketOwnKey } from "../../../src/rules/data/bucket-own-key";
import { cases, type Resources } from "../../cases";

const bucket = (algorithm?: string, more: Resources = {}) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } },
    ...(algorithm && {
      aws_s3_bucket_server_side_encryption_configuration: {
        Encryption: {
          bucket: "${aws_s3_bucket.Uploads.id}",
          rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: algorithm } }],
        },
      },
    }),
    ...more,
  },
});

cases(bucketOwnKey, {
  fails: { "a bucket that says nothing": bucket(), "the key of S3": bucket("AES256") },
  passes: {
    "a key": bucket("aws:kms"),
    "a key in two layers": bucket("aws:kms:dsse"),
    "a bucket for logs, which cannot": bucket("AES256", {
      aws_s3_bucket_logging: { Log: { bucket: "other", target_bucket: "${aws_s3_bucket.Uploads.id}" } },
    }),
  },
});
