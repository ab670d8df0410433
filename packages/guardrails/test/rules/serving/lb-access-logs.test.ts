import { lbAccessLogs } from "../../../src/rules/serving/lb-access-logs";
import { cases } from "../../cases";

const lb = (args: object) => ({ resource: { aws_lb: { Front: { load_balancer_type: "application", ...args } } } });

cases(lbAccessLogs, {
  fails: { "a silent balancer": lb({}), "a log that is off": lb({ access_logs: { bucket: "logs", enabled: false } }) },
  passes: {
    "a log that is on": lb({ access_logs: { bucket: "logs", enabled: true } }),
    "a gateway, which has none": lb({ load_balancer_type: "gateway" }),
  },
});
