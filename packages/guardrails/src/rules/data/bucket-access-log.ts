import type { Rule } from "../../rule";
import { configurationOf, takesLogs } from "./shared-bucket";

export const bucketAccessLog: Rule = {
  id: "bucket-access-log",
  title: "Requests to buckets are recorded",
  why: "Who took the files cannot be told afterwards.",
  fix: "add an aws_s3_bucket_logging that leads into a log bucket",
  level: "warning",
  standards: { checkov: ["CKV_AWS_18"], cis: ["3.4"], fsbp: ["S3.9"] },
  types: ["aws_s3_bucket"],
  // A bucket that takes the logs of others would record its own recording.
  check: (bucket, stack) =>
    configurationOf(bucket, stack, "aws_s3_bucket_logging").length === 0 &&
    !takesLogs(bucket, stack) &&
    "does not record requests",
};
