import { backupVaultKey } from "../../../src/rules/data/backup-vault-key";
import { cases } from "../../cases";

const vault = (args: object) => ({ resource: { aws_backup_vault: { Vault: { name: "vault", ...args } } } });

cases(backupVaultKey, {
  fails: { "a vault that names none": vault({}), "a vault that names an empty one": vault({ kms_key_arn: "" }) },
  passes: {
    "a key of the stack": vault({ kms_key_arn: "${aws_kms_key.Key.arn}" }),
    "a key by its ARN": vault({ kms_key_arn: "arn:aws:kms:us-east-1:123456789012:key/1" }),
  },
});
