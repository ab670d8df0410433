import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

const FLAGS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const bucketPublicAccessBlock: Rule = {
  id: "bucket-public-access-block",
  title: "Every bucket blocks public access, in all four ways",
  why: "One ACL or statement, set by hand, makes the bucket public.",
  fix: "add an aws_s3_bucket_public_access_block with all four flags",
  level: "error",
  standards: {
    checkov: ["CKV2_AWS_6", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
    cis: ["2.1.4"],
    fsbp: ["S3.1", "S3.8"],
  },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    const [block] = configurationOf(bucket, stack, "aws_s3_bucket_public_access_block");
    if (!block) return "has no public access block";
    const open = FLAGS.filter((flag) => !isTrue(block.args[flag]) && !isUnknown(block.args[flag]));
    return open.length > 0 && `leaves ${open.join(", ")} off`;
  },
};
