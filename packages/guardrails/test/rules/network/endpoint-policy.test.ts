import { endpointPolicy } from "../../../src/rules/network/endpoint-policy";
import { cases, says } from "../../cases";

const endpoint = (...statements: object[]) => ({
  resource: { aws_vpc_endpoint: { S3: { policy: JSON.stringify({ Statement: statements }) } } },
});
const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

cases(endpointPolicy, {
  fails: {
    "an endpoint without": { resource: { aws_vpc_endpoint: { S3: { service_name: "s3" } } } },
    "the policy that AWS would write": endpoint(everything),
  },
  passes: {
    "one account": endpoint({ ...everything, Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } } }),
    "one bucket": endpoint({ ...everything, Action: "s3:GetObject", Resource: "arn:aws:s3:::mine/*" }),
  },
});

const OPEN = "has a policy that allows everything";
says(endpointPolicy, [
  ["an endpoint without", { resource: { aws_vpc_endpoint: { S3: { service_name: "s3" } } } }, "has no policy"],
  ["the policy that AWS would write", endpoint(everything), OPEN],
  ["a refusal of everything", endpoint({ ...everything, Effect: "Deny" }), undefined],
  ["every action on one bucket", endpoint({ ...everything, Resource: "arn:aws:s3:::mine/*" }), undefined],
  ["one action on everything", endpoint({ ...everything, Action: "s3:GetObject" }), undefined],
  ["a policy that is known later", { resource: { aws_vpc_endpoint: { S3: { policy: "${var.policy}" } } } }, undefined],
  [
    "an open statement beside a narrow one",
    {
      resource: {
        aws_vpc_endpoint: {
          S3: { policy: JSON.stringify({ Statement: [everything, { ...everything, Action: "s3:GetObject" }] }) },
        },
      },
    },
    OPEN,
  ],
]);
