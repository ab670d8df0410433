import { endpointPolicy } from "../../../src/rules/network/endpoint-policy";
import { cases } from "../../cases";

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
