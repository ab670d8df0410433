import { webAclRules } from "../../../src/rules/serving/web-acl-rules";
import { cases } from "../../cases";

const acl = (...rule: object[]) => ({ resource: { aws_wafv2_web_acl: { Acl: { scope: "REGIONAL", rule } } } });
const rate = { name: "rate", priority: 1, statement: { rate_based_statement: { limit: 1000 } } };

cases(webAclRules, {
  fails: { "no rules": acl(), "a rule without an action": acl(rate) },
  passes: {
    "a rule that blocks": acl({ ...rate, action: { block: { custom_response: { response_code: 429 } } } }),
    "a rule group": acl({ ...rate, override_action: { none: { x: 1 } } }),
  },
});
