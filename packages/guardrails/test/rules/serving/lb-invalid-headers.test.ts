import { lbInvalidHeaders } from "../../../src/rules/serving/lb-invalid-headers";
import { cases, says } from "../../cases";

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

says(lbInvalidHeaders, [
  ["a balancer that says no, as text", lb({ drop_invalid_header_fields: "false" }), "lets invalid headers through"],
  ["an application balancer by name", lb({ load_balancer_type: "application" }), "lets invalid headers through"],
  ["a balancer of which it is known later", lb({ drop_invalid_header_fields: "${var.drop}" }), undefined],
  ["a gateway balancer", lb({ load_balancer_type: "gateway" }), undefined],
  ["a balancer that only watches", lb({ desync_mitigation_mode: "monitor" }), "lets ambiguous requests through"],
  [
    "a balancer that is strict",
    lb({ drop_invalid_header_fields: "true", desync_mitigation_mode: "strictest" }),
    undefined,
  ],
]);
