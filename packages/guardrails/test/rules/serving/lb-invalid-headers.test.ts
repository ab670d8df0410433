import { lbInvalidHeaders } from "../../../src/rules/serving/lb-invalid-headers";
import { cases } from "../../cases";

const lb = (args: object) => ({ resource: { aws_lb: { Front: args } } });

cases(lbInvalidHeaders, {
  fails: {
    "a balancer that says nothing": lb({}),
    "a balancer that only watches": lb({ drop_invalid_header_fields: true, desync_mitigation_mode: "monitor" }),
  },
  passes: {
    both: lb({ drop_invalid_header_fields: true, desync_mitigation_mode: "defensive" }),
    "a network balancer, which reads no headers": lb({ load_balancer_type: "network" }),
  },
});
