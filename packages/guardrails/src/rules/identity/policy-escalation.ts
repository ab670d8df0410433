import type { Rule } from "../../rule";
import { allowances, IDENTITY_POLICIES, unconstrained } from "./shared-policy";

/** Each of them, on every resource, makes an administrator of whoever has it. AWS docs, "Best practices for IAM policies". */
const ESCALATE = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:PassRole",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
  "sts:AssumeRole",
];

export const policyEscalation: Rule = {
  id: "policy-escalation",
  title: "No policy lets its owner become an administrator",
  why: "Who may change policies, pass any role or take any role on, may everything.",
  fix: "name the roles, or demand a permissions boundary by a condition",
  level: "error",
  standards: { checkov: ["CKV_AWS_286", "CKV_AWS_289", "CKV_AWS_109", "CKV_AWS_110"] },
  types: IDENTITY_POLICIES,
  check(policy, stack) {
    const found = allowances(policy, stack).flatMap((statement) => unconstrained(statement, ESCALATE));
    return found.length > 0 && `allows ${[...new Set(found)].join(", ")} on everything`;
  },
};
