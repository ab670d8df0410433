import { roleManagedAdmin } from "../../../src/rules/identity/role-managed-admin";
import { cases } from "../../cases";

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
