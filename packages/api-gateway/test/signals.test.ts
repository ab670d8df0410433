import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { httpApi, restApi } from "./apis";

const monitoring = (stack: TerraformStack) => new MonitoringModule(stack, "Monitoring", { environment: "dev" });

test("an HTTP API has these alarms and charts", () => {
  const made = httpApi({}, (api, stack) => monitoring(stack).watch(api));
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-api-latency: AWS/ApiGateway Latency ApiId=\${aws_apigatewayv2_api.Api.id} p99/60 > 3000, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-api-servererrors: AWS/ApiGateway 5xx ApiId=\${aws_apigatewayv2_api.Api.id} Sum/60 > 10, 5 of 5, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Requests to Api [Count]: AWS/ApiGateway Count ApiId \${aws_apigatewayv2_api.Api.id} Sum/60",
  "Errors of Api (5xx) [Count]: AWS/ApiGateway 5xx ApiId \${aws_apigatewayv2_api.Api.id} Sum/60, ticket above 10 (10)",
  "Refused by Api (4xx) [Count]: AWS/ApiGateway 4xx ApiId \${aws_apigatewayv2_api.Api.id} Sum/60",
  "Slowest hundredth of Api [Milliseconds]: AWS/ApiGateway Latency ApiId \${aws_apigatewayv2_api.Api.id} p99/60, ticket above 3 s (3000)",
  "Slowest hundredth behind Api [Milliseconds]: AWS/ApiGateway IntegrationLatency ApiId \${aws_apigatewayv2_api.Api.id} p99/60",
]
`);
});

test("a REST API has these alarms and charts", () => {
  const made = restApi({}, (api, stack) => {
    api.addRoute("Orders", { method: "GET", path: "/orders/{id}" });
    monitoring(stack).watch(api);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-api-latency: AWS/ApiGateway Latency ApiName=test-api Stage=live p99/60 > 3000, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-api-servererrors: AWS/ApiGateway 5XXError ApiName=test-api Stage=live Sum/60 > 10, 5 of 5, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Requests to Api [Count]: AWS/ApiGateway Count ApiName test-api Stage live Sum/60",
  "Errors of Api (5xx) [Count]: AWS/ApiGateway 5XXError ApiName test-api Stage live Sum/60, ticket above 10 (10)",
  "Refused by Api (4xx) [Count]: AWS/ApiGateway 4XXError ApiName test-api Stage live Sum/60",
  "Slowest hundredth of Api [Milliseconds]: AWS/ApiGateway Latency ApiName test-api Stage live p99/60, ticket above 3 s (3000)",
  "Slowest hundredth behind Api [Milliseconds]: AWS/ApiGateway IntegrationLatency ApiName test-api Stage live p99/60",
]
`);
});
