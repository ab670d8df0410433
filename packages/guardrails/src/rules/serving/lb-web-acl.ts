import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbWebAcl: Rule = {
  id: "lb-web-acl",
  title: "Balancers on the internet are behind a web ACL",
  why: "Known attacks reach the application, which must withstand each of them by itself.",
  fix: "add an aws_wafv2_web_acl_association",
  level: "error",
  standards: { checkov: ["CKV2_AWS_28"], fsbp: ["ELB.16"] },
  types: ["aws_lb", "aws_alb"],
  check(lb, stack) {
    const { internal, load_balancer_type: kind } = lb.args;
    if (isTrue(internal) || ["network", "gateway"].includes(`${kind}`)) return;
    const guarded = stack.referringTo(lb, "aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association");
    return guarded.length === 0 && "is on the internet without a web ACL";
  },
};
