import { blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiAccessLog: Rule = {
  id: "api-access-log",
  title: "APIs record requests",
  why: "Who called what, and what it was answered, is nowhere else.",
  fix: "set access_log_settings of the stage",
  level: "error",
  standards: { checkov: ["CKV_AWS_76"], fsbp: ["APIGateway.1", "APIGateway.9"] },
  types: ["aws_api_gateway_stage", "aws_apigatewayv2_stage"],
  check: ({ args }) => blocks(args, "access_log_settings").length === 0 && "does not record requests",
};
