import { answers, group, id, rule, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";
const from = (peer: string, more: object = {}) =>
  shop({
    "aws_vpc_security_group_ingress_rule.Data": null,
    "aws_vpc_security_group_ingress_rule.By": rule("aws_security_group.Data", 5432, peer, more),
  });

answers([
  [
    "the range of the VPC contains every subnet",
    from("10.0.0.0/16"),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.By",
  ],
  ["the range of another subnet does not", from("10.0.9.0/24"), ASKED, false, "aws_security_group.Data"],
  [
    "part of the subnet may contain the instance",
    from("10.0.1.0/28"),
    ASKED,
    "unknown",
    "aws_vpc_security_group_ingress_rule.By",
  ],
  [
    "a private address that is known is in the range or not",
    { ...from("10.0.1.0/28"), "aws_instance.App": { ...shop()["aws_instance.App"], private_ip: "10.0.1.5" } },
    ASKED,
    true,
  ],
  [
    "a range that is known only after apply is unknown",
    { ...from("10.0.0.0/16", { cidr_ipv4: `\${aws_eip.Nat.public_ip}/32` }) },
    ASKED,
    "unknown",
    "aws_vpc_security_group_ingress_rule.By",
  ],
  [
    "the range of a VPC by reference contains its subnets, though IPAM gives it",
    {
      ...from("10.0.0.0/16", { cidr_ipv4: `\${aws_vpc.Main.cidr_block}` }),
      "aws_vpc.Main": { ipv4_ipam_pool_id: "ipam-pool-0123456789abcdef0", ipv4_netmask_length: 16 },
    },
    ASKED,
    true,
  ],
  [
    "every port of every protocol contains each",
    from("10.0.0.0/16", { ip_protocol: "-1", from_port: undefined, to_port: undefined }),
    ASKED,
    true,
  ],
  ["a range of ports contains those between", from("10.0.0.0/16", { from_port: 5000, to_port: 6000 }), ASKED, true],
  ["rules for IPv6 do not speak of IPv4", from("::/0"), ASKED, false, "aws_security_group.Data"],
  [
    "the rules of a group that exists already are unknown",
    shop({
      "aws_db_instance.Data": { vpc_security_group_ids: ["sg-0123456789abcdef0"] },
      "aws_vpc_security_group_egress_rule.Any": rule("aws_security_group.App", 5432, "10.0.0.0/16"),
    }),
    ASKED,
    "unknown",
    "sg-0123456789abcdef0",
  ],
  [
    "a group that exists already is not one that the stack makes",
    from("10.0.0.0/16", { cidr_ipv4: undefined, referenced_security_group_id: "sg-0123456789abcdef0" }),
    ASKED,
    false,
    "aws_security_group.Data",
  ],
  [
    "the rules of all groups of a resource count together",
    shop({
      "aws_security_group.Extra": group(),
      "aws_vpc_security_group_ingress_rule.Data": null,
      "aws_vpc_security_group_ingress_rule.Extra": rule("aws_security_group.Extra", 5432, "aws_security_group.App"),
      "aws_vpc_security_group_egress_rule.Extra": rule("aws_security_group.App", 5432, "10.0.0.0/16"),
      "aws_db_instance.Data": {
        vpc_security_group_ids: [id("aws_security_group.Data"), id("aws_security_group.Extra")],
      },
    }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Extra",
  ],
]);
