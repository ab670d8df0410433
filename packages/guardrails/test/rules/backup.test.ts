import { BACKUP } from "../../src/rules/backup";
import { fails, flag, named, one, passes, table } from "../cases";

const volume = one("aws_ebs_volume.Data", { size: 10 });
const cluster = one("aws_rds_cluster.Main", { engine: "aurora-mysql" });
const selection = (args: object) => ({ "aws_backup_selection.Selection": { name: "s", ...args } });
const tagged = (value: string) => ({ tags: { snapshots: value } });
const lifecycle = {
  "aws_dlm_lifecycle_policy.Daily": {
    policy_details: { resource_types: ["VOLUME"], target_tags: { snapshots: "daily" } },
  },
};
const byTag = { selection_tag: { type: "STRINGEQUALS", key: "backup", value: "yes" } };

const schedule = (...rules: object[]) =>
  one("aws_dlm_lifecycle_policy.Daily")({
    policy_details: { schedule: [{ name: "daily", cross_region_copy_rule: rules }] },
  });
const event = (encryption_configuration: object) =>
  one("aws_dlm_lifecycle_policy.Shared")({
    policy_details: { action: [{ cross_region_copy: [{ target: "eu-west-1", encryption_configuration }] }] },
  });
const cmk_arn = "arn:aws:kms:eu-west-1:123456789012:key/1";
const copies = (encrypted: unknown) => ({ target: "eu-west-1", encrypted, cmk_arn });
const underAws = { target: "eu-west-2", encrypted: true };

const byDefault = (enabled: unknown) => one("aws_ebs_encryption_by_default.Default")({ enabled });
const snapshot = one("aws_db_snapshot.Last", { db_snapshot_identifier: "last" });
const copy = one("aws_ebs_snapshot_copy.Far", { source_region: "eu-west-1" });
const COPIES = ["db_snapshot", "ebs_snapshot", "rds_cluster_snapshot"].map((name) => one(`aws_${name}_copy.S`));
const everybody = { shared_accounts: ["1", "all"] };

table(BACKUP, {
  "backup-covered": [
    fails("is in no backup plan of this stack", volume(), volume(tagged("never"), lifecycle)),
    fails("is in no backup plan of this stack", cluster({}, selection({ resources: ["arn:other"] }))),
    passes(volume({}, selection({ resources: ["${aws_ebs_volume.Data.arn}"] })), volume(tagged("daily"), lifecycle)),
    passes(volume({}, selection(byTag)), volume({}, selection({ resources: ["*"] }))),
  ],
  "backup-vault-key": [named(one("aws_backup_vault.Vault"), "kms_key_arn", "is encrypted by the key of AWS")],
  "dlm-copies": [
    fails("makes copies without encryption", ...[false, "false", undefined].map((value) => schedule(copies(value)))),
    fails("makes copies without encryption", schedule(copies(true), copies(false)), event({ encrypted: false })),
    fails("encrypts copies by the key of AWS", schedule(underAws), schedule(copies(true), underAws)),
    fails("encrypts copies by the key of AWS", event({ encrypted: true })),
    passes(schedule(copies(true)), schedule(copies("${var.encrypted}")), schedule()),
    passes(event({ encrypted: true, cmk_arn })),
  ],
  "ebs-encryption": [
    flag(volume, "encrypted", "is not encrypted"),
    fails("turns encryption by default off", byDefault(false), byDefault("false")),
    passes(byDefault(true), byDefault(undefined)),
  ],
  "ebs-customer-managed-key": [
    named(one("aws_ebs_volume.Data", { encrypted: true }), "kms_key_id", "is encrypted by the key of AWS"),
    fails("is encrypted by the key of AWS", volume({ type: "io2" })),
  ],
  "snapshot-shared": [
    fails("is shared with everybody", snapshot({ shared_accounts: ["all"] }), snapshot(everybody)),
    fails("is shared with everybody", one("aws_db_cluster_snapshot.S")(everybody)),
    fails("is shared with everybody", one("aws_db_snapshot_copy.S")({ kms_key_id: "k", ...everybody })),
    flag(copy, "encrypted", "is copied without encryption"),
    flag(one("aws_db_snapshot_copy.S"), "encrypted", "is copied without encryption"),
    flag(one("aws_rds_cluster_snapshot_copy.S"), "encrypted", "is copied without encryption"),
    passes(snapshot({ shared_accounts: ["123456789012"] }), snapshot({ encrypted: false })),
    passes(copy({ kms_key_id: "${aws_kms_key.Key.arn}" })),
  ],
  "snapshot-customer-managed-key": [
    fails("is encrypted by the key of AWS", ...COPIES.map((make) => make({ encrypted: true }))),
    fails("is encrypted by the key of AWS", copy({ encrypted: "true" })),
    passes(copy(), copy({ encrypted: "${var.e}" }), copy({ encrypted: true, kms_key_id: "${aws_kms_key.Key.arn}" })),
  ],
});
