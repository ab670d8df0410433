import { type Arguments, block, blocks, isBlock, list, type Resource } from "@plinth/model";
import { type Check, has, mustBeReferredToBy, unless } from "../checks/arguments";
import { error, warning } from "./row";

const ACL = "aws_wafv2_web_acl";
const NEEDED = ["AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesAnonymousIpList"];

/** Names of the managed groups that an ACL applies without softening them. */
function managedGroups(acl: Resource): readonly string[] {
  return blocks(acl.args, "rule")
    .filter((rule) => !isCounted(rule))
    .flatMap((rule) => blocks(block(rule, "statement"), "managed_rule_group_statement"))
    .map((group) => `${group.name}`);
}

/** `override_action { count {} }` only watches; an empty block is an empty object. */
function isCounted(rule: Arguments): boolean {
  return list(rule, "override_action").some((one) => isBlock(one) && "count" in one);
}

const lacksManagedGroups: Check = (acl) => {
  const missing = NEEDED.filter((name) => !managedGroups(acl).includes(name));
  return missing.length > 0 && `does without ${missing.join(" and ")}`;
};

const hasIdleRules: Check = ({ args }) => {
  const rules = blocks(args, "rule");
  if (rules.length === 0 && args.rule_json === undefined) return "has no rules";
  const idle = rules.filter(({ action, override_action }) => action === undefined && override_action === undefined);
  return idle.length > 0 && `has rules that do nothing: ${idle.map(({ name }) => name).join(", ")}`;
};

/** Web ACLs. */
export const WAF = [
  error("web-acl-known-bad", ACL, "CKV_AWS_192, CKV2_AWS_76, CKV2_AWS_77", {
    title: "Web ACLs refuse known attacks, Log4j among them",
    why: "Such requests are sent to every address of the internet, day and night.",
    fix: "add the managed groups AWSManagedRulesKnownBadInputsRuleSet and AWSManagedRulesAnonymousIpList, and count neither",
    check: unless(has("rule_json"), lacksManagedGroups),
  }),
  warning("web-acl-log", ACL, "CKV2_AWS_31, WAF.11", {
    title: "Web ACLs record what they block",
    why: "Without a record nobody can tell an attack from a customer who was turned away.",
    fix: "add an aws_wafv2_web_acl_logging_configuration",
    check: mustBeReferredToBy("aws_wafv2_web_acl_logging_configuration", "records nothing"),
  }),
  error("web-acl-rules", [ACL, "aws_wafv2_rule_group"], "CKV_AWS_175, CKV_AWS_342, WAF.10, WAF.12", {
    title: "Web ACLs have rules, and every rule does something",
    why: "An ACL without rules, or with rules without an action, guards nothing and looks as if it did.",
    fix: "give each rule an action, or override_action where it is a rule group",
    check: hasIdleRules,
  }),
];
