import { policyServiceAdmin } from "../../../src/rules/identity/policy-service-admin";
import { cases, says } from "../../cases";

const policy = (Action: string | string[], Resource: string, more: object = {}) => ({
  resource: {
    aws_iam_policy: { P: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) } },
  },
});

cases(policyServiceAdmin, {
  fails: { "all of IAM": policy("iam:*", "*"), "all of S3 among others": policy(["logs:PutLogEvents", "s3:*"], "*") },
  passes: {
    "all of S3 on one bucket": policy("s3:*", "arn:aws:s3:::uploads/*"),
    "some of S3": policy("s3:Get*", "*"),
    "all on a condition": policy("s3:*", "*", { Condition: { StringEquals: { "aws:ResourceTag/Owner": "web" } } }),
  },
});

says(policyServiceAdmin, [
  [
    "two services, one of them twice",
    policy(["s3:*", "S3:*", "iam:*", "s3:*"], "*"),
    "allows s3:*, S3:*, iam:* on everything",
  ],
  ["every action, which another rule judges", policy("*", "*"), undefined],
  ["all of S3 on a bucket and on everything", policy("s3:*", "*"), "allows s3:* on everything"],
  ["a refusal", policy("s3:*", "*", { Effect: "Deny" }), undefined],
  ["a pattern before the service", policy("*s3:*", "*"), undefined],
  ["a pattern before the end of the action", policy("s3:*Object", "*"), undefined],
]);
