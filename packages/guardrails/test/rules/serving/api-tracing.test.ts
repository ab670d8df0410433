import { apiTracing } from "../../../src/rules/serving/api-tracing";
import { cases } from "../../cases";

const stage = (args: object) => ({ resource: { aws_api_gateway_stage: { Live: { stage_name: "live", ...args } } } });

cases(apiTracing, {
  fails: { "a stage that says nothing": stage({}), "a stage that says no": stage({ xray_tracing_enabled: false }) },
  passes: {
    "a traced stage": stage({ xray_tracing_enabled: true }),
    "a stage of which it is known later": stage({ xray_tracing_enabled: "${var.trace}" }),
  },
});
