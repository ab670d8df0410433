import { isTrue, isUnknown, text } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbInvalidHeaders: Rule = {
  id: "lb-invalid-headers",
  title: "Balancers drop invalid headers and ambiguous requests",
  why: "Two servers that read one request in two ways let an attacker speak in the name of another user.",
  fix: "set drop_invalid_header_fields, and leave desync_mitigation_mode at defensive or strictest",
  level: "error",
  standards: { checkov: ["CKV_AWS_131", "CKV_AWS_328"], fsbp: ["ELB.4", "ELB.12"] },
  types: ["aws_lb", "aws_alb"],
  check({ args }) {
    if (["network", "gateway"].includes(`${args.load_balancer_type}`)) return;
    if (text(args.desync_mitigation_mode) === "monitor") return "lets ambiguous requests through";
    const drops = args.drop_invalid_header_fields;
    return !isTrue(drops) && !isUnknown(drops) && "lets invalid headers through";
  },
};
