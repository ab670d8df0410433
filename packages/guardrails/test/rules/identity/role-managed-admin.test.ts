import { roleManagedAdmin } from "../../../src/rules/identity/role-managed-admin";
import { cases, says } from "../../cases";

const attachment = (policy: string) => ({
  resource: { aws_iam_role_policy_attachment: { A: { role: "web", policy_arn: `arn:aws:iam::aws:policy/${policy}` } } },
});

cases(roleManagedAdmin, {
  fails: {
    "an administrator": attachment("AdministratorAccess"),
    "the old argument": {
      resource: { aws_iam_role: { R: { managed_policy_arns: ["arn:aws:iam::aws:policy/IAMFullAccess"] } } },
    },
  },
  passes: {
    "a reader": attachment("ReadOnlyAccess"),
    "the policy of a service": attachment("service-role/AWSBackupServiceRolePolicyForBackup"),
  },
});

const given = (policy: string) => `is given arn:aws:iam::aws:policy/${policy}`;
says(roleManagedAdmin, [
  ...["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"].map(
    (policy) => [policy, attachment(policy), given(policy)] as const,
  ),
  ["a policy whose name begins like one", attachment("AdministratorAccess-Amplify"), undefined],
  ["a policy whose name ends like one", attachment("MyIAMFullAccess"), undefined],
  [
    "two policies of a role",
    {
      resource: {
        aws_iam_role: {
          R: {
            managed_policy_arns: ["AdministratorAccess", "IAMFullAccess"].map(
              (name) => `arn:aws:iam::aws:policy/${name}`,
            ),
          },
        },
      },
    },
    "is given arn:aws:iam::aws:policy/AdministratorAccess, arn:aws:iam::aws:policy/IAMFullAccess",
  ],
]);
