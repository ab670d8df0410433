import { apiExecutionLog } from "../../../src/rules/serving/api-execution-log";
import { cases } from "../../cases";

const stage = (logging_level?: string) => ({
  resource: {
    aws_api_gateway_stage: { Live: { stage_name: "live" } },
    ...(logging_level && {
      aws_api_gateway_method_settings: {
        All: {
          stage_name: "${aws_api_gateway_stage.Live.stage_name}",
          method_path: "*/*",
          settings: { logging_level },
        },
      },
    }),
  },
});

cases(apiExecutionLog, {
  fails: { "a stage without": stage(), "a stage that is silent": stage("OFF") },
  passes: { errors: stage("ERROR"), everything: stage("INFO") },
});
