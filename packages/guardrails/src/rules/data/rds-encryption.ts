import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const rdsEncryption: Rule = {
  id: "rds-encryption",
  title: "Databases are encrypted at rest",
  why: "Storage, snapshots and replicas of an instance that was made without encryption stay without it for ever.",
  fix: "set storage_encrypted; an existing instance must be restored from an encrypted copy of a snapshot",
  level: "error",
  standards: { checkov: ["CKV_AWS_16", "CKV_AWS_96"], cis: ["2.3.1"], fsbp: ["RDS.3"] },
  types: ["aws_db_instance", "aws_rds_cluster"],
  check({ args }) {
    // A replica in the same region has the encryption of its source.
    if (args.replicate_source_db || isTrue(args.storage_encrypted) || isUnknown(args.storage_encrypted)) return;
    return args.engine_mode === "serverless" ? undefined : "is not encrypted at rest";
  },
};
