import { list } from "@plinth/model";
import {
  firstOf,
  has,
  is,
  isOfType,
  must,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeFalse,
  unless,
  when,
} from "../checks/arguments";
import { copiesInClear, isCovered } from "../checks/backups";
import { error, warning } from "./row";

const VOLUME = "aws_ebs_volume";
const SNAPSHOTS = ["aws_db_snapshot", "aws_db_cluster_snapshot"];
const COPIES = ["aws_db_snapshot_copy", "aws_ebs_snapshot_copy", "aws_rds_cluster_snapshot_copy"];

/** Volumes, snapshots, vaults and what is backed up. */
export const BACKUP = [
  warning("backup-covered", ["aws_rds_cluster", VOLUME], "CKV2_AWS_8, CKV2_AWS_9, RDS.26, EC2.28", {
    title: "Clusters and volumes are in a backup plan",
    why: "What no plan names is found out on the day that it is needed.",
    fix: "name it in an aws_backup_selection, or tag it for a snapshot lifecycle policy",
    check: must(isCovered, "is in no backup plan of this stack"),
  }),
  warning("backup-vault-key", "aws_backup_vault", "CKV_AWS_166, Backup.1", {
    title: "Backup vaults are encrypted with a customer managed key",
    why: "Recovery points under the key of AWS cannot be copied into another account.",
    fix: "set kms_key_arn; a change replaces the vault",
    check: mustBeSet("kms_key_arn", "is encrypted by the key of AWS"),
  }),
  error("dlm-copies", "aws_dlm_lifecycle_policy", "CKV_AWS_253, CKV_AWS_254, CKV_AWS_255, CKV_AWS_256", {
    title: "Copies of snapshots in other regions are encrypted with a customer managed key",
    why: "A copy in clear undoes the encryption of what it was made of.",
    fix: "set encrypted and cmk_arn in the copy rule",
    check: copiesInClear,
  }),
  error(
    "ebs-encryption",
    [VOLUME, "aws_ebs_encryption_by_default"],
    "CKV_AWS_3, CKV2_AWS_2, CKV_AWS_106, CIS 2.2.1, EC2.3, EC2.7",
    {
      title: "Volumes are encrypted",
      why: "A volume made without encryption, and every snapshot of it, stays without.",
      fix: "set encrypted; an existing volume must be made again from an encrypted copy of a snapshot",
      check: firstOf(
        when(isOfType("aws_ebs_encryption_by_default"), mustNotBeFalse("enabled", "turns encryption by default off")),
        when(isOfType(VOLUME), mustBeTrue("encrypted", "is not encrypted")),
      ),
    },
  ),
  warning("ebs-customer-managed-key", VOLUME, "CKV_AWS_189", {
    title: "Volumes are encrypted with a customer managed key",
    why: "Snapshots under the key of AWS cannot be shared with another account, and the key cannot be denied to anybody.",
    fix: "set kms_key_id; a change replaces the volume",
    check: mustBeSet("kms_key_id", "is encrypted by the key of AWS"),
  }),
  error("snapshot-shared", [...SNAPSHOTS, ...COPIES], "CKV_AWS_302, CKV_AWS_146, RDS.1, RDS.4, EC2.1", {
    title: "Snapshots are shared with nobody at large, and copies are encrypted",
    why: "A principal that may read a snapshot has the whole database.",
    fix: "name the accounts it is shared with, and give copies a kms_key_id",
    check: firstOf(
      mustNot(({ args }) => list(args, "shared_accounts").includes("all"), "is shared with everybody"),
      unless([isOfType(...SNAPSHOTS), has("kms_key_id")], mustBeTrue("encrypted", "is copied without encryption")),
    ),
  }),
  warning("snapshot-customer-managed-key", COPIES, "CKV_AWS_183, CKV_AWS_266", {
    title: "Copies of snapshots are encrypted with a customer managed key",
    why: "A copy under the key of AWS cannot be shared with another account, and the key cannot be denied to anybody.",
    fix: "set kms_key_id; a change replaces the copy",
    // A copy in clear breaks snapshot-shared.
    check: when(is("encrypted", "true"), mustBeSet("kms_key_id", "is encrypted by the key of AWS")),
  }),
];
