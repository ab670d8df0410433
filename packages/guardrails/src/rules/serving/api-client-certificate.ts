import type { Rule } from "../../rule";

export const apiClientCertificate: Rule = {
  id: "api-client-certificate",
  title: "Backends can tell that requests come from their API",
  why: "Whoever finds the address of the backend calls it past the API.",
  fix: "set client_certificate_id, or reach the backend through a VPC link",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_51"], fsbp: ["APIGateway.2"] },
  types: ["aws_api_gateway_stage"],
  check: ({ args }) => args.client_certificate_id === undefined && "shows no certificate to its backends",
};
