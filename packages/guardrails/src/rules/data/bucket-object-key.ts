import type { Rule } from "../../rule";

export const bucketObjectKey: Rule = {
  id: "bucket-object-key",
  title: "Objects that Terraform writes are encrypted by a key of one's own",
  why: "What is written along with the stack is often its configuration.",
  fix: "set kms_key_id, or let the bucket encrypt by a key",
  level: "advice",
  standards: { checkov: ["CKV_AWS_186", "CKV_AWS_181"] },
  types: ["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
  check: ({ args }) => args.kms_key_id === undefined && "names no key",
};
