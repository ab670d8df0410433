import { block } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

export const bucketOwnership: Rule = {
  id: "bucket-ownership",
  title: "The owner of a bucket owns its objects, and ACLs are off",
  why: "Objects that another account has written can be closed to the owner of the bucket.",
  fix: "add an aws_s3_bucket_ownership_controls with BucketOwnerEnforced, or leave it to S3",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_65"], fsbp: ["S3.12"] },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    const [controls] = configurationOf(bucket, stack, "aws_s3_bucket_ownership_controls");
    const ownership = controls && block(controls.args, "rule").object_ownership;
    return ownership !== undefined && ownership !== "BucketOwnerEnforced" && `leaves ACLs on: ${ownership}`;
  },
};
