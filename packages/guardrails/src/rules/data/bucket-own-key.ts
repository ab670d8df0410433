import { block, blocks } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf, takesLogs } from "./shared-bucket";

export const bucketOwnKey: Rule = {
  id: "bucket-own-key",
  title: "Buckets are encrypted by a key of one's own",
  why: "Whoever may read the bucket may read the objects; a key is a second lock, and its use is recorded.",
  fix: "add an aws_s3_bucket_server_side_encryption_configuration with aws:kms and a key",
  level: "warning",
  standards: { checkov: ["CKV_AWS_145", "CKV_AWS_19"], fsbp: ["S3.17"] },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    // Balancers and S3 itself deliver logs only where S3 has the key.
    if (takesLogs(bucket, stack)) return;
    const [encryption] = configurationOf(bucket, stack, "aws_s3_bucket_server_side_encryption_configuration");
    const algorithms = blocks(encryption?.args, "rule").map(
      (rule) => block(rule, "apply_server_side_encryption_by_default").sse_algorithm,
    );
    return !algorithms.some((one) => `${one}`.startsWith("aws:kms")) && "is encrypted by the key of S3";
  },
};
