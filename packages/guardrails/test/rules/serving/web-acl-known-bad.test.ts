import { webAclKnownBad } from "../../../src/rules/serving/web-acl-known-bad";
import { cases } from "../../cases";

const group = (name: string, override_action: object = { none: { x: 1 } }) => ({
  name,
  override_action,
  statement: { managed_rule_group_statement: { name: `AWSManagedRules${name}`, vendor_name: "AWS" } },
});
const acl = (...rule: object[]) => ({ resource: { aws_wafv2_web_acl: { Acl: { scope: "REGIONAL", rule } } } });

cases(webAclKnownBad, {
  fails: {
    "no groups": acl({ name: "rate", action: { block: { x: 1 } } }),
    "one of the two": acl(group("KnownBadInputsRuleSet")),
    "a group that is only counted": acl(group("KnownBadInputsRuleSet", { count: { x: 1 } }), group("AnonymousIpList")),
  },
  passes: {
    "both groups": acl(group("KnownBadInputsRuleSet"), group("AnonymousIpList")),
    "both among others": acl(group("CommonRuleSet"), group("AnonymousIpList"), group("KnownBadInputsRuleSet")),
  },
});
