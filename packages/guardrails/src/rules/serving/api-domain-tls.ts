import { block, text } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiDomainTls: Rule = {
  id: "api-domain-tls",
  title: "Domains of APIs take TLS 1.2 and newer only",
  why: "TLS 1.0 and 1.1 can be broken.",
  fix: "set security_policy to TLS_1_2",
  level: "error",
  standards: { checkov: ["CKV_AWS_206"] },
  types: ["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"],
  check({ args }) {
    const policy = text(args.security_policy ?? block(args, "domain_name_configuration").security_policy);
    return policy === "TLS_1_0" && "takes TLS 1.0";
  },
};
