import type { Rule } from "../../rule";

export const webAclLog: Rule = {
  id: "web-acl-log",
  title: "Web ACLs record what they block",
  why: "Without a record nobody can tell an attack from a customer who was turned away.",
  fix: "add an aws_wafv2_web_acl_logging_configuration",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_31"], fsbp: ["WAF.11"] },
  types: ["aws_wafv2_web_acl"],
  check: (acl, stack) =>
    stack.referringTo(acl, "aws_wafv2_web_acl_logging_configuration").length === 0 && "records nothing",
};
