import { policyWideWrite } from "../../../src/rules/identity/policy-wide-write";
import { cases } from "../../cases";

const policy = (Action: string | string[], Resource: string, more: object = {}) => ({
  resource: {
    aws_iam_role_policy: {
      P: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) },
    },
  },
});

cases(policyWideWrite, {
  fails: {
    "any object": policy("s3:PutObject", "*"),
    "any queue among others": policy(["sqs:SendMessage", "ec2:DescribeTags"], "*"),
  },
  passes: {
    "one bucket": policy("s3:PutObject", "arn:aws:s3:::uploads/*"),
    "what takes no resource": policy(["cloudwatch:PutMetricData", "ssm:UpdateInstanceInformation"], "*"),
    "any object of one owner": policy("s3:PutObject", "*", {
      Condition: { StringEquals: { "s3:ResourceAccount": "1" } },
    }),
  },
});
