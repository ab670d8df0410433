import { lbHealthCheck } from "../../../src/rules/serving/lb-health-check";
import { cases } from "../../cases";

const group = (args: object) => ({
  resource: { aws_lb_target_group: { Web: { port: 80, protocol: "HTTP", ...args } } },
});

cases(lbHealthCheck, {
  fails: { "a group without": group({}), "a check without a path": group({ health_check: { interval: 15 } }) },
  passes: { "a path": group({ health_check: { path: "/health" } }), TCP: group({ protocol: "TCP" }) },
});
