import { synth } from "@plinth/testing";
import { RestApiModule } from "../src";
import { answer, httpApi, restApi, WEB_ACL } from "./apis";

const SETTINGS = ["aws_api_gateway_account", "aws_iam_role", "aws_iam_role_policy_attachment"];

test("cdk#7140, #10878, #22954, #12769, #6194: an API never owns the role that logs for all of them", () => {
  const api = (stack: Parameters<Parameters<typeof synth>[0]>[0], id: string) =>
    new RestApiModule(stack, id, {
      environment: "prod",
      account: "existing",
      authorization: "AWS_IAM",
      webAcl: { arn: WEB_ACL },
    }).addRoute("Weather", { method: "GET", path: "/", integration: { url: "https://weather.example.com" } });
  const made = synth((stack) => {
    api(stack, "One");
    api(stack, "Other");
  });
  for (const type of SETTINGS) expect(made.all(type)).toEqual({});
  for (const type of SETTINGS) expect(httpApi().all(type)).toEqual({});
});

test("cdk#10722: the stage waits for the setting of the account, and for the log group it writes to", () => {
  expect(restApi().the("aws_api_gateway_stage").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group.Api_ExecutionLog_/),
    "aws_api_gateway_account.Account",
  ]);
});

test("sst#125, serverless#10469: log groups have the prefix that keeps the delivery policy short", () => {
  for (const made of [httpApi(), restApi()]) {
    const [group] = Object.entries(made.all("aws_cloudwatch_log_group")).filter(([name]) => name.includes("AccessLog"));
    expect(group[1].name).toBe("/aws/vendedlogs/apigateway/test-api");
    expect(made.all("aws_cloudwatch_log_resource_policy")).toEqual({});
  }
});

test("tf#25495, #30733: a new deployment is there before the stage leaves the old one", () => {
  const { stage_name, lifecycle, triggers } = restApi().the("aws_api_gateway_deployment");
  expect({ stage_name, lifecycle }).toEqual({ stage_name: undefined, lifecycle: { create_before_destroy: true } });
  expect(restApi().the("aws_api_gateway_stage").deployment_id).toMatch(
    /aws_api_gateway_deployment.Api_Deployment_\w+.id/,
  );
  const [method, integration] = ["Method-Orders_\\w+", "Integration-Orders_\\w+"];
  expect(triggers.Orders).toMatch(new RegExp(`aws_api_gateway_method.Api_${method}.authorization, `));
  expect(triggers.Orders).toMatch(new RegExp(`aws_api_gateway_integration.Api_${integration}.uri, `));
});

test("prov#9783: the execution log has the name of this API alone, and its retention from the start", () => {
  const made = restApi({ stageName: "v1" });
  const group = Object.entries(made.all("aws_cloudwatch_log_group")).find(([name]) => name.includes("ExecutionLog"));
  expect(group?.[1]).toMatchObject({
    name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.Api.id}/v1",
    retention_in_days: 30,
  });
});

test("terraform-aws-apigateway-v2#55: an integration or authorizer that goes is deleted after its route has left it", () => {
  const made = httpApi({}, (api) =>
    api.addRoute("Legacy", {
      method: "GET",
      path: "/legacy",
      authorization: api.addLambdaAuthorizer("Legacy", { function: answer }),
      integration: { function: answer },
    }),
  );
  const own = Object.entries(made.all("aws_apigatewayv2_integration")).find(([name]) => name.includes("-Legacy"));
  expect(own?.[1].lifecycle).toEqual({ create_before_destroy: true });
  expect(made.the("aws_apigatewayv2_authorizer").lifecycle).toEqual({ create_before_destroy: true });
  expect(made.the("aws_apigatewayv2_vpc_link").lifecycle).toEqual({ create_before_destroy: true });
});
