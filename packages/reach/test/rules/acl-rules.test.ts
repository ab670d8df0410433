import { ALL_TRAFFIC, aclRule, answers, id, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";
const acl = { vpc_id: id("aws_vpc.Main") };
const own = (egress: boolean, more: object = {}) => ({
  network_acl_id: id("aws_network_acl.Data"),
  rule_number: 100,
  egress,
  rule_action: "allow",
  protocol: "-1",
  cidr_block: "0.0.0.0/0",
  ...more,
});
const DEFAULT = { default_network_acl_id: `\${aws_vpc.Main.default_network_acl_id}` };

answers([
  [
    "without an ACL of its own a subnet has the default one, which lets everything pass",
    shop(),
    ASKED,
    true,
    "the default network ACL of aws_vpc.Main",
  ],
  [
    "an adopted default ACL without rules denies",
    shop({ "aws_default_network_acl.Main": DEFAULT }),
    ASKED,
    false,
    "aws_default_network_acl.Main",
  ],
  [
    "an adopted default ACL has the rules that are written",
    shop({ "aws_default_network_acl.Main": { ...DEFAULT, ingress: [ALL_TRAFFIC], egress: [ALL_TRAFFIC] } }),
    ASKED,
    true,
    "aws_default_network_acl.Main",
  ],
  [
    "a rule added to the default ACL comes before the one that AWS makes",
    shop({
      "aws_network_acl_rule.Deny": own(false, {
        network_acl_id: `\${aws_vpc.Main.default_network_acl_id}`,
        rule_number: 50,
        rule_action: "deny",
      }),
    }),
    ASKED,
    false,
    "the default network ACL of aws_vpc.Main",
  ],
  [
    "an association gives a subnet its ACL",
    shop({
      "aws_network_acl.Data": acl,
      "aws_network_acl_association.Data": {
        network_acl_id: id("aws_network_acl.Data"),
        subnet_id: id("aws_subnet.Data"),
      },
    }),
    ASKED,
    false,
    "aws_network_acl.Data",
  ],
  [
    "rules of their own count as inline ones do",
    shop({
      "aws_network_acl.Data": { ...acl, subnet_ids: [id("aws_subnet.Data")] },
      "aws_network_acl_rule.In": own(false),
      "aws_network_acl_rule.Out": own(true),
    }),
    ASKED,
    true,
    "aws_network_acl_rule.In",
  ],
  [
    "the rules of an ACL that exists already are unknown",
    shop({
      "aws_network_acl_association.Data": { network_acl_id: "acl-0123456789abcdef0", subnet_id: id("aws_subnet.Data") },
    }),
    ASKED,
    "unknown",
    "acl-0123456789abcdef0",
  ],
  [
    "an ACL of another subnet decides nothing",
    shop({
      "aws_network_acl.Data": {
        ...acl,
        subnet_ids: [id("aws_subnet.Public")],
        ingress: [aclRule(1, "deny", [0, 65535])],
      },
    }),
    ASKED,
    true,
  ],
]);
