import { apiAccessLog } from "../../../src/rules/serving/api-access-log";
import { cases } from "../../cases";

const log = {
  access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.Api.arn}", format: "$context.requestId" },
};
const http = (args: object) => ({ resource: { aws_apigatewayv2_stage: { S: { name: "$default", ...args } } } });
const rest = (args: object) => ({ resource: { aws_api_gateway_stage: { S: { stage_name: "live", ...args } } } });

cases(apiAccessLog, {
  fails: { "an HTTP API": http({}), "a REST API": rest({}) },
  passes: { "an HTTP API with a log": http(log), "a REST API with a log": rest(log) },
});
