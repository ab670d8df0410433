import type { Rule } from "../../rule";

export const apiRequestValidation: Rule = {
  id: "api-request-validation",
  title: "REST APIs turn away malformed requests by themselves",
  why: "Every backend has to check what the API could have checked once.",
  fix: "set request_validator_id",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_53"] },
  types: ["aws_api_gateway_method"],
  check: ({ args }) =>
    args.http_method !== "OPTIONS" && args.request_validator_id === undefined && "lets any request through",
};
