import { block, blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const objectLock: Rule = {
  id: "object-lock",
  title: "A bucket with object lock keeps objects for a time",
  why: "Without a default retention the lock holds only what every writer thinks of locking.",
  fix: "set a default_retention in aws_s3_bucket_object_lock_configuration",
  level: "warning",
  standards: { checkov: ["CKV_AWS_143"], fsbp: ["S3.15"] },
  types: ["aws_s3_bucket_object_lock_configuration"],
  check({ args }) {
    const kept = blocks(args, "rule").some((rule) => Object.keys(block(rule, "default_retention")).length > 0);
    return !kept && "keeps nothing by default";
  },
};
