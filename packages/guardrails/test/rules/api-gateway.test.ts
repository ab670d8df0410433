import { API_GATEWAY } from "../../src/rules/api-gateway";
import { fails, flag, named, one, passes, referred, stack, table } from "../cases";

const stage = one("aws_api_gateway_stage.Live", { stage_name: "live" });
const httpStage = one("aws_apigatewayv2_stage.S", { name: "$default" });
const log = {
  access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.Api.arn}", format: "$context.requestId" },
};
const ofApi = (protocol_type: string, args: object = {}) =>
  httpStage(
    { api_id: "${aws_apigatewayv2_api.Api.id}", ...args },
    { "aws_apigatewayv2_api.Api": { name: "api", protocol_type } },
  );
const route = one("aws_apigatewayv2_route.R", { route_key: "GET /orders" });
const method = one("aws_api_gateway_method.M", { http_method: "GET" });
const none = { authorization: "NONE" };
const settings = (args: object) => one("aws_api_gateway_method_settings.S", { method_path: "*/*" })({ settings: args });
const tls = (security_policy?: string) => one("aws_api_gateway_domain_name.D")({ domain_name: "a", security_policy });
const httpTls = (security_policy: string) =>
  one("aws_apigatewayv2_domain_name.D")({ domain_name_configuration: { endpoint_type: "REGIONAL", security_policy } });
const logging = (logging_level: string) =>
  stage(
    {},
    {
      "aws_api_gateway_method_settings.All": {
        ...{ stage_name: "${aws_api_gateway_stage.Live.stage_name}", method_path: "*/*" },
        settings: { logging_level },
      },
    },
  );
const deployment = (lifecycle?: object, args: object = {}) =>
  one("aws_api_gateway_deployment.D", { rest_api_id: "abc" })({ ...args, ...(lifecycle && { lifecycle }) });
const stageOf =
  (api: object) =>
  (args: object = {}, more: object = {}) =>
    stack({
      "aws_api_gateway_rest_api.Api": { name: "api", ...api },
      "aws_api_gateway_stage.Live": { rest_api_id: "${aws_api_gateway_rest_api.Api.id}", stage_name: "live", ...args },
      ...more,
    });

table(API_GATEWAY, {
  "api-access-log": [fails("does not record requests", httpStage(), stage()), passes(httpStage(log), stage(log))],
  "api-authorization": [
    fails(
      "asks nobody who they are",
      route(),
      route({ authorization_type: "NONE" }),
      route({ api_key_required: true }),
    ),
    fails("asks nobody who they are", method(), method(none), method({ ...none, api_key_required: "false" })),
    passes(route({ authorization_type: "AWS_IAM" }), route({ authorization_type: "JWT" })),
    passes(method({ ...none, api_key_required: true }), method({ authorization: "AWS_IAM" })),
    passes(method({ ...none, http_method: "OPTIONS" })),
  ],
  "api-cache": [
    fails("caches answers in clear", settings({ caching_enabled: true })),
    fails("caches answers in clear", settings({ caching_enabled: true, cache_data_encrypted: false })),
    passes(settings({ caching_enabled: true, cache_data_encrypted: true }), settings({ logging_level: "ERROR" })),
  ],
  "api-client-certificate": [
    named(stage, "client_certificate_id", "shows no certificate to its backends"),
    fails("shows no certificate to its backends", stage({ xray_tracing_enabled: true }), ofApi("WEBSOCKET")),
    passes(ofApi("HTTP"), httpStage(), ofApi("WEBSOCKET", { client_certificate_id: "a1b2c3" })),
  ],
  "api-data-trace": [
    fails("writes whole requests into its log", settings({ data_trace_enabled: true })),
    fails("writes whole requests into its log", httpStage({ default_route_settings: { data_trace_enabled: true } })),
    passes(
      settings({ data_trace_enabled: false }),
      httpStage({ default_route_settings: { throttling_rate_limit: 100 } }),
    ),
  ],
  "api-domain-tls": [
    fails("takes TLS 1.0", tls("TLS_1_0"), httpTls("TLS_1_0")),
    passes(tls("TLS_1_2"), httpTls("TLS_1_2"), tls()),
  ],
  "api-execution-log": [fails("logs no errors", stage(), logging("OFF")), passes(logging("ERROR"), logging("INFO"))],
  "api-replacement": [
    fails("is destroyed before it is made anew", deployment(), deployment({ create_before_destroy: false })),
    passes(deployment({ create_before_destroy: true })),
    passes(deployment({ create_before_destroy: true }, { triggers: { hash: "1" } })),
  ],
  "api-request-validation": [
    named(method, "request_validator_id", "lets any request through"),
    fails("lets any request through", method({ authorization: "AWS_IAM" })),
    passes(method({ http_method: "OPTIONS" })),
  ],
  "api-tracing": [flag(stage, "xray_tracing_enabled", "is not traced")],
  "api-web-acl": [
    referred(
      stageOf({}),
      "aws_api_gateway_stage.Live.arn",
      ["aws_wafv2_web_acl_association", "resource_arn"],
      "is on the internet without a web ACL",
    ),
    passes(stageOf({ endpoint_configuration: { types: ["PRIVATE"] } })()),
  ],
});
