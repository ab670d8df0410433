import { bucketLifecycle } from "../../../src/rules/data/bucket-lifecycle";
import { cases } from "../../cases";

const bucket = (...rules: object[]) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } },
    ...(rules.length > 0 && {
      aws_s3_bucket_lifecycle_configuration: { L: { bucket: "${aws_s3_bucket.Uploads.id}", rule: rules } },
    }),
  },
});
const abort = { id: "abort", status: "Enabled", abort_incomplete_multipart_upload: { days_after_initiation: 7 } };
const expire = { id: "old", status: "Enabled", expiration: { days: 30 } };

cases(bucketLifecycle, {
  fails: {
    "a bucket without": bucket(),
    "rules about something else": bucket(expire),
    "a rule that is off": bucket({ ...abort, status: "Disabled" }),
  },
  passes: { "a rule for failed uploads": bucket(abort), "such a rule among others": bucket(expire, abort) },
});
