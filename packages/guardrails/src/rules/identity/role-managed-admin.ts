import { list, text } from "@plinth/model";
import type { Rule } from "../../rule";

const ADMIN = /:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

export const roleManagedAdmin: Rule = {
  id: "role-managed-admin",
  title: "Nobody is given the policies of an administrator",
  why: "Whoever gets hold of the identity owns the account.",
  fix: "attach what is needed",
  level: "error",
  standards: { checkov: ["CKV_AWS_274", "CKV2_AWS_56", "CKV_AWS_275"], cis: ["1.16"], fsbp: ["IAM.1"] },
  types: [
    "aws_iam_role",
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
  ],
  check({ args }) {
    const given = [args.policy_arn, ...list(args, "managed_policy_arns")].filter((arn) => ADMIN.test(text(arn) ?? ""));
    return given.length > 0 && `is given ${given.join(", ")}`;
  },
};
