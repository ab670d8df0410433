import { ALL_TRAFFIC, aclRule, answers, EPHEMERAL, id, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";

const guarded = (ingress: object[], egress: object[] = [ALL_TRAFFIC]) =>
  shop({
    "aws_network_acl.Data": { vpc_id: id("aws_vpc.Main"), subnet_ids: [id("aws_subnet.Data")], ingress, egress },
  });

answers([
  ["an ACL without rules denies", guarded([], []), ASKED, false, "aws_network_acl.Data"],
  [
    "the lower number decides: deny before allow",
    guarded([aclRule(200, "allow", [5432, 5432]), aclRule(100, "deny", [0, 65535])]),
    ASKED,
    false,
    "aws_network_acl.Data",
  ],
  [
    "the lower number decides: allow before deny",
    guarded([aclRule(200, "deny", [0, 65535]), aclRule(100, "allow", [5432, 5432])]),
    ASKED,
    true,
    "aws_network_acl.Data",
  ],
  [
    "a rule for another range decides nothing",
    guarded([aclRule(100, "deny", [5432, 5432], { cidr_block: "10.0.9.0/24" }), ALL_TRAFFIC].map(renumber)),
    ASKED,
    true,
  ],
  [
    "a rule for another protocol decides nothing",
    guarded([aclRule(90, "deny", [0, 65535], { protocol: "udp" }), ALL_TRAFFIC]),
    ASKED,
    true,
  ],
  [
    "a rule for part of the subnet of the source leaves it unknown",
    guarded([aclRule(90, "deny", [5432, 5432], { cidr_block: "10.0.1.0/25" }), ALL_TRAFFIC]),
    ASKED,
    "unknown",
    "aws_network_acl.Data",
  ],
  [
    "answers need all ephemeral ports; some of them are enough for some clients",
    guarded([ALL_TRAFFIC], [aclRule(100, "allow", [32768, 65535])]),
    ASKED,
    "unknown",
    "aws_network_acl.Data",
  ],
  ["answers pass by the ephemeral ports", guarded([ALL_TRAFFIC], [aclRule(100, "allow", EPHEMERAL)]), ASKED, true],
  [
    "a port that is known only after apply leaves it unknown",
    guarded([
      aclRule(100, "allow", [], {
        from_port: `\${aws_db_instance.Data.port}`,
        to_port: `\${aws_db_instance.Data.port}`,
      }),
    ]),
    ASKED,
    "unknown",
    "aws_network_acl.Data",
  ],
]);

function renumber(rule: object, index: number): object {
  return { ...rule, rule_no: 100 + index };
}
