import { isTrue, isUnknown, list } from "@plinth/model";
import type { Rule } from "../../rule";

const COPIES = ["aws_db_snapshot_copy", "aws_ebs_snapshot_copy", "aws_rds_cluster_snapshot_copy"];

export const snapshotShared: Rule = {
  id: "snapshot-shared",
  title: "Snapshots are shared with nobody at large, and copies are encrypted",
  why: "Whoever may read a snapshot has the whole database.",
  fix: "name the accounts it is shared with, and give copies a kms_key_id",
  level: "error",
  standards: {
    checkov: ["CKV_AWS_302", "CKV_AWS_266", "CKV_AWS_183", "CKV_AWS_146"],
    fsbp: ["RDS.1", "RDS.4", "EC2.1"],
  },
  types: ["aws_db_snapshot", "aws_db_cluster_snapshot", ...COPIES],
  check({ type, args }) {
    if (list(args, "shared_accounts").includes("all")) return "is shared with everybody";
    if (!COPIES.includes(type) || args.kms_key_id !== undefined) return;
    return !isTrue(args.encrypted) && !isUnknown(args.encrypted) && "is copied without encryption";
  },
};
