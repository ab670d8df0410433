import type { Rule } from "../../rule";
import { managedGroups } from "./shared-web-acl";

export const webAclKnownBad: Rule = {
  id: "web-acl-known-bad",
  title: "Web ACLs refuse known attacks, Log4j among them",
  why: "Such requests are sent to every address of the internet, day and night.",
  fix: "add the managed groups AWSManagedRulesKnownBadInputsRuleSet and AWSManagedRulesAnonymousIpList, and count neither",
  level: "error",
  standards: { checkov: ["CKV_AWS_192", "CKV2_AWS_76", "CKV2_AWS_77"] },
  types: ["aws_wafv2_web_acl"],
  check(acl) {
    if (acl.args.rule_json !== undefined) return;
    const missing = NEEDED.filter((name) => !managedGroups(acl).includes(name));
    return missing.length > 0 && `does without ${missing.join(" and ")}`;
  },
};

const NEEDED = ["AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesAnonymousIpList"];
