import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiTracing: Rule = {
  id: "api-tracing",
  title: "REST APIs are traced",
  why: "Where the time of a slow request went cannot be told.",
  fix: "set xray_tracing_enabled",
  level: "advice",
  standards: { checkov: ["CKV_AWS_73"], fsbp: ["APIGateway.3"] },
  types: ["aws_api_gateway_stage"],
  check: ({ args: { xray_tracing_enabled: on } }) => !isTrue(on) && !isUnknown(on) && "is not traced",
};
