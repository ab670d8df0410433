import { block } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiExecutionLog: Rule = {
  id: "api-execution-log",
  title: "REST APIs log their errors",
  why: "Why a request failed before it reached anybody is said there alone.",
  fix: "add an aws_api_gateway_method_settings with logging_level ERROR or INFO",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_4"], fsbp: ["APIGateway.1"] },
  types: ["aws_api_gateway_stage"],
  check(stage, stack) {
    const levels = stack
      .referringTo(stage, "aws_api_gateway_method_settings")
      .map(({ args }) => block(args, "settings").logging_level);
    return !levels.some((level) => level === "ERROR" || level === "INFO") && "logs no errors";
  },
};
