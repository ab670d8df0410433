import { policyEscalation } from "../../../src/rules/identity/policy-escalation";
import { cases, says } from "../../cases";

const policy = (Action: string | string[], Resource: string, more: object = {}) => ({
  resource: {
    aws_iam_role_policy: {
      P: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) },
    },
  },
});

cases(policyEscalation, {
  fails: {
    "pass any role": policy("iam:PassRole", "*"),
    "any policy, by a pattern": policy(["logs:*", "iam:Attach*"], "*"),
    "take any role on": policy("sts:AssumeRole", "*"),
  },
  passes: {
    "pass one role": policy("iam:PassRole", "arn:aws:iam::123456789012:role/web"),
    "read IAM": policy("iam:Get*", "*"),
    "pass any role to one service": policy("iam:PassRole", "*", {
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    }),
  },
});

says(policyEscalation, [
  [
    "every action of IAM and of sessions",
    policy(["iam:*", "STS:assumerole"], "*"),
    "allows iam:AddUserToGroup, iam:AttachGroupPolicy, iam:AttachRolePolicy, iam:AttachUserPolicy, " +
      "iam:CreateAccessKey, iam:CreateLoginProfile, iam:CreatePolicyVersion, iam:PassRole, iam:PutGroupPolicy, " +
      "iam:PutRolePolicy, iam:PutUserPolicy, iam:SetDefaultPolicyVersion, iam:UpdateAssumeRolePolicy, " +
      "iam:UpdateLoginProfile, sts:AssumeRole on everything",
  ],
  ["an action twice", policy(["iam:PassRole", "iam:Pass*"], "*"), "allows iam:PassRole on everything"],
  ["an action whose name contains another", policy(["xiam:PassRole", "iam:PassRoleX"], "*"), undefined],
  ["a refusal", policy("iam:PassRole", "*", { Effect: "Deny" }), undefined],
  ["a point in a pattern, which is no pattern", policy("iam.PassRole", "*"), undefined],
  ["a point at the end of an action", policy("iam:PassRole.", "*"), undefined],
]);
