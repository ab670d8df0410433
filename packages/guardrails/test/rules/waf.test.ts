import { WAF } from "../../src/rules/waf";
import { fails, one, passes, referred, table } from "../cases";

const acl = (...rule: object[]) => one("aws_wafv2_web_acl.Acl", { scope: "REGIONAL" })({ rule });
const group = (name: string, override_action: object = { none: { x: 1 } }) => ({
  ...{ name, override_action },
  statement: { managed_rule_group_statement: { name: `AWSManagedRules${name}`, vendor_name: "AWS" } },
});
const known = group("KnownBadInputsRuleSet");
const anonymous = group("AnonymousIpList");
const counted = group("KnownBadInputsRuleSet", { count: { x: 1 } });
const rate = { name: "rate", priority: 1, statement: { rate_based_statement: { limit: 1000 } } };
const block = { action: { block: { custom_response: { response_code: 429 } } } };
const BAD = "AWSManagedRulesKnownBadInputsRuleSet";
const ANONYMOUS = "AWSManagedRulesAnonymousIpList";

table(WAF, {
  "web-acl-known-bad": [
    fails(`does without ${BAD} and ${ANONYMOUS}`, acl({ ...rate, ...block })),
    fails(`does without ${ANONYMOUS}`, acl(known)),
    fails(`does without ${BAD}`, acl(counted, anonymous)),
    passes(acl(known, anonymous), acl(group("CommonRuleSet"), anonymous, known)),
  ],
  "web-acl-log": [
    referred(
      one("aws_wafv2_web_acl.Acl", { scope: "REGIONAL" }),
      "aws_wafv2_web_acl.Acl.arn",
      ["aws_wafv2_web_acl_logging_configuration", "resource_arn"],
      "records nothing",
    ),
    passes(one("aws_wafv2_ip_set.Office", { scope: "REGIONAL" })()),
  ],
  "web-acl-rules": [
    fails("has no rules", acl()),
    fails("has rules that do nothing: rate", acl(rate), acl(known, rate)),
    passes(acl({ ...rate, ...block }), acl({ ...rate, override_action: { none: { x: 1 } } })),
  ],
});
