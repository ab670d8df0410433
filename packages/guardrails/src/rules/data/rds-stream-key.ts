import { isTrue, isUnknown, text } from "@plinth/model";
import type { Rule } from "../../rule";

export const rdsStreamKey: Rule = {
  id: "rds-stream-key",
  title: "Activity streams have a key of one's own, and global databases are encrypted",
  why: "A stream holds every statement; a global database is copied into other regions.",
  fix: "set kms_key_id, and storage_encrypted",
  level: "error",
  standards: { checkov: ["CKV_AWS_246", "CKV_AWS_140"] },
  types: ["aws_rds_cluster_activity_stream", "aws_rds_global_cluster"],
  check({ type, args }) {
    if (type === "aws_rds_cluster_activity_stream") {
      return (text(args.kms_key_id) ?? "").includes("alias/aws/") && "is under the key of AWS";
    }
    const inherits = args.source_db_cluster_identifier !== undefined;
    return !inherits && !isTrue(args.storage_encrypted) && !isUnknown(args.storage_encrypted) && "is not encrypted";
  },
};
