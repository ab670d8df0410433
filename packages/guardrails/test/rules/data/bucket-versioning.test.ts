import { bucketVersioning } from "../../../src/rules/data/bucket-versioning";
import { cases } from "../../cases";

const bucket = (status?: string) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } },
    ...(status && {
      aws_s3_bucket_versioning: {
        V: { bucket: "${aws_s3_bucket.Uploads.id}", versioning_configuration: { status } },
      },
    }),
  },
});

cases(bucketVersioning, {
  fails: { "a bucket without": bucket(), "a bucket that has stopped": bucket("Suspended") },
  passes: { "a bucket with": bucket("Enabled"), "a bucket of which it is known later": bucket("${var.status}") },
});
