import { blocks } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

export const bucketLifecycle: Rule = {
  id: "bucket-lifecycle",
  title: "Buckets clean up after themselves",
  why: "Old versions and the parts of failed uploads are paid for ever, and seen nowhere.",
  fix: "add an aws_s3_bucket_lifecycle_configuration that ends noncurrent versions and failed uploads",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_61", "CKV_AWS_300"], fsbp: ["S3.13"] },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    const [lifecycle] = configurationOf(bucket, stack, "aws_s3_bucket_lifecycle_configuration");
    if (!lifecycle) return "has no lifecycle rules";
    const active = blocks(lifecycle.args, "rule").filter(({ status }) => status !== "Disabled");
    const aborts = active.some((rule) => blocks(rule, "abort_incomplete_multipart_upload").length > 0);
    return !aborts && "keeps the parts of failed uploads";
  },
};
