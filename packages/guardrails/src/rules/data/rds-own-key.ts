import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const rdsOwnKey: Rule = {
  id: "rds-own-key",
  title: "Databases and their insights are encrypted by a key of one's own",
  why: "The key of AWS cannot be denied to anybody in the account, and snapshots under it cannot be shared or copied out.",
  fix: "set kms_key_id and performance_insights_kms_key_id; a change of the former replaces the database",
  level: "warning",
  standards: { checkov: ["CKV_AWS_354", "CKV_AWS_327"] },
  types: ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"],
  check({ type, args }) {
    if (isTrue(args.performance_insights_enabled) && args.performance_insights_kms_key_id === undefined) {
      return "keeps its insights under the key of AWS";
    }
    if (type === "aws_rds_cluster_instance" || args.replicate_source_db !== undefined) return;
    return args.kms_key_id === undefined && "is encrypted by the key of AWS";
  },
};
