import { apiDomainTls } from "../../../src/rules/serving/api-domain-tls";
import { cases, says } from "../../cases";

const rest = (security_policy: string) => ({
  resource: { aws_api_gateway_domain_name: { D: { domain_name: "api.example.com", security_policy } } },
});
const http = (security_policy: string) => ({
  resource: {
    aws_apigatewayv2_domain_name: { D: { domain_name_configuration: { endpoint_type: "REGIONAL", security_policy } } },
  },
});

cases(apiDomainTls, {
  fails: { "a REST API": rest("TLS_1_0"), "an HTTP API": http("TLS_1_0") },
  passes: { "a REST API with TLS 1.2": rest("TLS_1_2"), "an HTTP API with TLS 1.2": http("TLS_1_2") },
});

says(apiDomainTls, [
  ["a REST API", rest("TLS_1_0"), "takes TLS 1.0"],
  ["an HTTP API", http("TLS_1_0"), "takes TLS 1.0"],
  ["a domain that says nothing", { resource: { aws_api_gateway_domain_name: { D: { domain_name: "a" } } } }, undefined],
]);
