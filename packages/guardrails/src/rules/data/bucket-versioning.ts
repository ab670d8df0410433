import { block, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

export const bucketVersioning: Rule = {
  id: "bucket-versioning",
  title: "Buckets keep what is overwritten and deleted",
  why: "One wrong command removes what nobody has a copy of.",
  fix: "add an aws_s3_bucket_versioning with the status Enabled",
  level: "error",
  standards: { checkov: ["CKV_AWS_21"], fsbp: ["S3.14"] },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    const [versioning] = configurationOf(bucket, stack, "aws_s3_bucket_versioning");
    const { status } = block(versioning?.args, "versioning_configuration");
    return status !== "Enabled" && !isUnknown(status) && "keeps no versions";
  },
};
