import { roleConfusedDeputy } from "../../../src/rules/identity/role-confused-deputy";
import { cases, says } from "../../cases";

const trust = (statement: object) => ({
  resource: {
    aws_iam_role: {
      R: {
        assume_role_policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }],
        }),
      },
    },
  },
});
const role = (Service: string | string[], Condition?: object) =>
  trust({ Principal: { Service }, ...(Condition && { Condition }) });

cases(roleConfusedDeputy, {
  fails: { "flow logs": role("vpc-flow-logs.amazonaws.com"), backups: role("backup.amazonaws.com") },
  passes: {
    "flow logs of this account": role("vpc-flow-logs.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": "123456789012" },
    }),
    "instances, which have the role themselves": role("ec2.amazonaws.com"),
  },
});

const through = (service: string) => `can be used through ${service} from other accounts`;
says(roleConfusedDeputy, [
  ...[
    "backup",
    "dlm",
    "monitoring.rds",
    "rds",
    "export.rds",
    "s3",
    "vpc-flow-logs",
    "events",
    "scheduler",
    "firehose",
    "logs",
    "apigateway",
    "cloudtrail",
    "config",
    "states",
  ].map((name) => [name, role(`${name}.amazonaws.com`), through(`${name}.amazonaws.com`)] as const),
  ...["aws:SourceAccount", "aws:SourceArn", "AWS:sourceorgid"].map(
    (key) => [`a condition on ${key}`, role("s3.amazonaws.com", { StringEquals: { [key]: "1" } }), undefined] as const,
  ),
  [
    "a condition on something else",
    role("s3.amazonaws.com", { StringEquals: { "aws:SourceVpc": "1" } }),
    through("s3.amazonaws.com"),
  ],
  ["a service whose name ends like one", role("delivery.logs.amazonaws.com"), undefined],
  ["two services", role(["s3.amazonaws.com", "rds.amazonaws.com"]), through("s3.amazonaws.com, rds.amazonaws.com")],
  [
    "a condition whose key ends like one",
    role("s3.amazonaws.com", { StringEquals: { "x-aws:SourceArn": "1" } }),
    through("s3.amazonaws.com"),
  ],
  [
    "a condition whose key begins like one",
    role("s3.amazonaws.com", { StringEquals: { "aws:SourceArns": "1" } }),
    through("s3.amazonaws.com"),
  ],
  ["an account that is called like a service", trust({ Principal: { AWS: "s3.amazonaws.com" } }), undefined],
  [
    "a policy that is known later",
    { resource: { aws_iam_role: { R: { assume_role_policy: "${var.policy}" } } } },
    undefined,
  ],
]);
