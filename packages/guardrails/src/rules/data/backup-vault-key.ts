import type { Rule } from "../../rule";

export const backupVaultKey: Rule = {
  id: "backup-vault-key",
  title: "Backup vaults are encrypted by a key of one's own",
  why: "Recovery points under the key of AWS cannot be copied into another account.",
  fix: "set kms_key_arn; a change replaces the vault",
  level: "warning",
  standards: { checkov: ["CKV_AWS_166"], fsbp: ["Backup.1"] },
  types: ["aws_backup_vault"],
  check: ({ args }) => args.kms_key_arn === undefined && "is encrypted by the key of AWS",
};
