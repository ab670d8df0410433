import { statementRows } from "@plinth/testing";
import { Database, Fleet, KEY, kept } from "./kept";

test("the vault and the roles of backups, restore tests and snapshots have these statements", () => {
  const made = kept({ environment: "prod", encryptionKey: { arn: KEY } }, (backup, stack) => {
    const database = new Database(stack, "Database");
    backup.protect(database);
    backup.testRestores(database);
    backup.protect(new Fleet(stack, "Web"));
  });
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_backup_vault_policy.Backup_Policy_D075A18F policy: DenyDeletion Deny "*" backup:DeleteRecoveryPoint backup:UpdateRecoveryPointLifecycle on *
aws_iam_role.Backup_Role_4C3F0ECC assume_role_policy: Allow {"Service":["backup.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role.Backup_SnapshotRole_6192D7B6 assume_role_policy: Allow {"Service":["dlm.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}"
`);
});
