import { isPublic, letsEverybodyIn, statements } from "@plinth/model";
import type { Rule } from "../../rule";

export const bucketPolicyPublic: Rule = {
  id: "bucket-policy-public",
  title: "No bucket policy allows everybody, or locks everybody out",
  why: "The former publishes the bucket; the latter can be undone by the root user alone.",
  fix: "name the principals, or narrow the statement by a condition",
  level: "error",
  standards: { checkov: ["CKV_AWS_70", "CKV_AWS_93"], fsbp: ["S3.2", "S3.3", "S3.6"] },
  types: ["aws_s3_bucket_policy", "aws_s3_bucket"],
  check({ args }, stack) {
    const all = statements(args.policy, stack) ?? [];
    if (all.some(letsEverybodyIn)) return "allows everybody";
    const refusals = all.filter((one) => one.effect === "Deny" && isPublic(one) && one.conditions.length === 0);
    const locked = refusals.some(({ actions }) => actions.some((one) => ["*", "s3:*"].includes(one)));
    return locked && "locks everybody out";
  },
};
