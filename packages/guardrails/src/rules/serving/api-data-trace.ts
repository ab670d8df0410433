import { block, isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiDataTrace: Rule = {
  id: "api-data-trace",
  title: "APIs do not write whole requests into their log",
  why: "Passwords, tokens and personal data of every caller end in a log group.",
  fix: "leave data_trace_enabled out",
  level: "error",
  standards: { checkov: ["CKV_AWS_276"] },
  types: ["aws_api_gateway_method_settings", "aws_apigatewayv2_stage"],
  check({ args }) {
    const settings = [block(args, "settings"), block(args, "default_route_settings")];
    return settings.some((one) => isTrue(one.data_trace_enabled)) && "writes whole requests into its log";
  },
};
