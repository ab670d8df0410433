import { policyExfiltration } from "../../../src/rules/identity/policy-exfiltration";
import { cases, says } from "../../cases";

const policy = (Action: string, Resource: string | string[]) => ({
  resource: { aws_iam_policy: { P: { policy: JSON.stringify({ Statement: { Effect: "Allow", Action, Resource } }) } } },
});

cases(policyExfiltration, {
  fails: {
    "every secret": policy("secretsmanager:GetSecretValue", "*"),
    "every object, by a pattern": policy("s3:Get*", ["arn:aws:s3:::uploads", "*"]),
  },
  passes: {
    "one secret": policy("secretsmanager:GetSecretValue", "${aws_secretsmanager_secret.Api.arn}"),
    "the names of buckets": policy("s3:ListAllMyBuckets", "*"),
  },
});

says(policyExfiltration, [
  [
    "every action",
    policy("*", "*"),
    "allows s3:GetObject, secretsmanager:GetSecretValue, ssm:GetParameter, ssm:GetParameters, ssm:GetParametersByPath, " +
      "dynamodb:GetItem, rds-db:connect, kms:Decrypt, ec2:GetPasswordData, redshift:GetClusterCredentials on everything",
  ],
  ["a pattern in the middle", policy("ssm:*Path", "*"), "allows ssm:GetParametersByPath on everything"],
]);
