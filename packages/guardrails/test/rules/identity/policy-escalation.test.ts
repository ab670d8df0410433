import { policyEscalation } from "../../../src/rules/identity/policy-escalation";
import { cases } from "../../cases";

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
