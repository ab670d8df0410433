import { statementRows } from "@plinth/testing";
import { Database, Fleet, KEY, KEY_THERE, kept } from "./kept";

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

test("the role of snapshots that are copied may use the key of the vault and that of the copy, and no other", () => {
  const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
  const made = kept({ encryptionKey: { arn: KEY } }, (backup) => {
    const schedules = {
      daily: { schedule: "daily", keep: 1, copyTo },
      weekly: { schedule: "weekly", keep: 1 },
    } as const;
    backup.snapshotVolumes("Data", { tag: { a: "b" }, schedules });
    backup.snapshotInstances("Hosts", { tag: { a: "b" }, schedules });
  });
  expect(made.the("aws_iam_role_policy")).toMatchObject({
    name: "copies",
    role: expect.stringContaining("aws_iam_role.Backup_SnapshotRole_"),
  });
  expect(statementRows(made).slice(1).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role.Backup_SnapshotRole_6192D7B6 assume_role_policy: Allow {"Service":["dlm.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role_policy.Backup_SnapshotRole-Keys_0BCE5A73 policy: Allow kms:CreateGrant kms:ListGrants kms:RevokeGrant on arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f arn:aws:kms:eu-west-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f if {"Bool":{"kms:GrantIsForAWSResource":"true"}}
aws_iam_role_policy.Backup_SnapshotRole-Keys_0BCE5A73 policy: Allow kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt* on arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f arn:aws:kms:eu-west-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f"
`);
});

test("the roles have the policies that AWS keeps for backups, restores, snapshots and images, and nothing else", () => {
  const schedules = { daily: { schedule: "daily", keep: 1 } } as const;
  const made = kept({}, (backup, stack) => {
    backup.protect(new Fleet(stack, "Web"));
    backup.makeImages("Golden", { tag: { a: "b" }, schedules });
  });
  const attached = Object.values(made.all("aws_iam_role_policy_attachment")).map(
    ({ role, policy_arn }) =>
      `${/Backup_(\w+)_/.exec(role)?.[1]}: ${policy_arn.replace(/\$\{[^}]*partition\}/, "aws")}`,
  );
  expect(attached.sort()).toEqual([
    "ImageRole: arn:aws:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRoleForAMIManagement",
    "Role: arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
    "Role: arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
    "Role: arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    "Role: arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
    "SnapshotRole: arn:aws:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRole",
  ]);
  expect(made.all("aws_iam_role_policy")).toEqual({});
});

test("keys of copies do not repeat, whatever is copied with them", () => {
  const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
  const made = kept({}, (backup) => {
    for (const key of ["A", "B"])
      backup.snapshotVolumes(key, { tag: { a: key }, schedules: { daily: { schedule: "daily", keep: 1, copyTo } } });
  });
  const { Statement } = JSON.parse(made.the("aws_iam_role_policy").policy);
  expect(Statement.map(({ Resource }: { Resource: string[] }) => Resource)).toEqual([[KEY_THERE], [KEY_THERE]]);
});
