import { policyWideWrite } from "../../../src/rules/identity/policy-wide-write";
import { cases, says } from "../../cases";

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

says(policyWideWrite, [
  ["an action twice", policy(["s3:PutObject", "s3:PutObject"], "*"), "allows s3:PutObject on everything"],
  [
    "two actions",
    policy(["s3:PutObject", "sqs:SendMessage"], "*"),
    "allows s3:PutObject, sqs:SendMessage on everything",
  ],
  ["all of a service", policy("s3:*", "*"), "allows s3:* on everything"],
  ["a refusal", policy("s3:PutObject", "*", { Effect: "Deny" }), undefined],
  ["reading", policy(["s3:GetObject", "ec2:DescribeTags", "s3:ListBucket"], "*"), undefined],
  ...[
    "Add",
    "Associate",
    "Attach",
    "Create",
    "Delete",
    "Detach",
    "Disable",
    "Enable",
    "Modify",
    "Put",
    "Remove",
    "Reset",
    "Run",
    "Send",
    "Set",
    "Start",
    "Stop",
    "Tag",
    "Terminate",
    "Update",
    "Write",
  ].map((verb) => [verb, policy(`rds:${verb}Things`, "*"), `allows rds:${verb}Things on everything`] as const),
  ...[
    "ssmmessages:CreateDataChannel",
    "ec2messages:SendReply",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
    "xray:PutTraceSegments",
    "logs:CreateLogDelivery",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
  ].map((action) => [`${action}, which takes no resource`, policy(action, "*"), undefined] as const),
  ["a pattern before the service", policy("*s3:PutObject", "*"), undefined],
  [
    "a service whose name ends like another",
    policy("xec2messages:SendReply", "*"),
    "allows xec2messages:SendReply on everything",
  ],
]);
