import type { Rule } from "../../rule";
import { allowances, IDENTITY_POLICIES, unconstrained } from "./shared-policy";

const READ = [
  "s3:GetObject",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "dynamodb:GetItem",
  "rds-db:connect",
  "kms:Decrypt",
  "ec2:GetPasswordData",
  "redshift:GetClusterCredentials",
];

export const policyExfiltration: Rule = {
  id: "policy-exfiltration",
  title: "No policy reads every object, secret or parameter of the account",
  why: "One program that is taken over carries all of them away.",
  fix: "name the buckets, secrets, parameters and keys",
  level: "error",
  standards: { checkov: ["CKV_AWS_288", "CKV_AWS_287", "CKV_AWS_107", "CKV_AWS_108"], fsbp: ["KMS.1", "KMS.2"] },
  types: IDENTITY_POLICIES,
  check(policy, stack) {
    const found = allowances(policy, stack).flatMap((statement) => unconstrained(statement, READ));
    return found.length > 0 && `allows ${[...new Set(found)].join(", ")} on everything`;
  },
};
