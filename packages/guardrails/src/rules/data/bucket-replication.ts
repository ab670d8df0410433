import { blocks, isUnknown, type Resource } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf, takesLogs } from "./shared-bucket";

export const bucketReplication: Rule = {
  id: "bucket-replication",
  title: "Buckets have a copy in another region",
  why: "A region that is down takes the objects with it for as long.",
  fix: "add an aws_s3_bucket_replication_configuration",
  level: "advice",
  standards: { checkov: ["CKV_AWS_144"], fsbp: ["S3.7"] },
  types: ["aws_s3_bucket"],
  check: (bucket, stack) =>
    !configurationOf(bucket, stack, "aws_s3_bucket_replication_configuration").some(copies) &&
    !takesLogs(bucket, stack) &&
    "has no copy elsewhere",
};

function copies({ args }: Resource): boolean {
  return blocks(args, "rule").some(({ status }) => status === "Enabled" || isUnknown(status));
}
