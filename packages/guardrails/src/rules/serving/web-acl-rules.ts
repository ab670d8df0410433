import { blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const webAclRules: Rule = {
  id: "web-acl-rules",
  title: "Web ACLs have rules, and every rule does something",
  why: "An ACL without rules, or with rules without an action, guards nothing and looks as if it did.",
  fix: "give each rule an action, or override_action where it is a rule group",
  level: "error",
  standards: { checkov: ["CKV_AWS_175", "CKV_AWS_342"], fsbp: ["WAF.10", "WAF.12"] },
  types: ["aws_wafv2_web_acl", "aws_wafv2_rule_group"],
  check({ args }) {
    const rules = blocks(args, "rule");
    if (rules.length === 0 && args.rule_json === undefined) return "has no rules";
    const idle = rules.filter(({ action, override_action }) => action === undefined && override_action === undefined);
    return idle.length > 0 && `has rules that do nothing: ${idle.map(({ name }) => name).join(", ")}`;
  },
};
