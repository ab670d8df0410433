import { lbCrossZone } from "../../../src/rules/serving/lb-cross-zone";
import { cases } from "../../cases";

const lb = (args: object) => ({ resource: { aws_lb: { Front: { load_balancer_type: "network", ...args } } } });

cases(lbCrossZone, {
  fails: {
    "a balancer that says nothing": lb({}),
    "a gateway that says no": lb({ load_balancer_type: "gateway", enable_cross_zone_load_balancing: false }),
  },
  passes: {
    "a balancer that does": lb({ enable_cross_zone_load_balancing: true }),
    "an application balancer, which always does": lb({ load_balancer_type: "application" }),
  },
});
