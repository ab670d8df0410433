import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

export const bucketNotifications: Rule = {
  id: "bucket-notifications",
  title: "Buckets tell of what happens in them",
  why: "Nobody is told when objects are deleted in numbers.",
  fix: "add an aws_s3_bucket_notification, to EventBridge at least",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_62"], fsbp: ["S3.11"] },
  types: ["aws_s3_bucket"],
  check: (bucket, stack) =>
    configurationOf(bucket, stack, "aws_s3_bucket_notification").length === 0 && "tells nobody of its events",
};
