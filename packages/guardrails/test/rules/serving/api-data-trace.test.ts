import { apiDataTrace } from "../../../src/rules/serving/api-data-trace";
import { cases } from "../../cases";

const settings = (data_trace_enabled: boolean) => ({
  resource: { aws_api_gateway_method_settings: { S: { method_path: "*/*", settings: { data_trace_enabled } } } },
});
const stage = (default_route_settings: object) => ({
  resource: { aws_apigatewayv2_stage: { S: { default_route_settings } } },
});

cases(apiDataTrace, {
  fails: { "a REST API": settings(true), "a WebSocket API": stage({ data_trace_enabled: true }) },
  passes: {
    "a REST API that does not": settings(false),
    "a stage that says nothing": stage({ throttling_rate_limit: 100 }),
  },
});
