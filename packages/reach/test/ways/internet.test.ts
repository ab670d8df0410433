import { ALL_TRAFFIC, aclRule, answers, EPHEMERAL, id, rule, shop } from "../fixtures";

const IN = "internet → aws_instance.Web tcp 443";
const IPV6 = {
  "aws_vpc.Main": { assign_generated_ipv6_cidr_block: true },
  "aws_subnet.Public": {
    ipv6_cidr_block: `\${cidrsubnet(aws_vpc.Main.ipv6_cidr_block, 8, 0)}`,
    assign_ipv6_address_on_creation: true,
  },
  "aws_instance.Web": { associate_public_ip_address: false },
  "aws_vpc_security_group_ingress_rule.Web": rule("aws_security_group.Web", 443, "::/0", { cidr_ipv4: undefined }),
};
const route6 = (more: object) => ({
  route_table_id: id("aws_route_table.Public"),
  destination_ipv6_cidr_block: "::/0",
  ...more,
});

answers([
  [
    "a public address, a route to the internet gateway and a rule let the internet in",
    shop(),
    IN,
    true,
    "aws_instance.Web",
  ],
  ["another port does not pass", shop(), "internet → aws_instance.Web tcp 22", false, "aws_security_group.Web"],
  [
    "without a public address nothing comes in",
    shop({ "aws_instance.Web": { associate_public_ip_address: false } }),
    IN,
    false,
    "aws_instance.Web",
  ],
  [
    "the subnet gives public addresses",
    shop({
      "aws_instance.Web": { associate_public_ip_address: undefined },
      "aws_subnet.Public": { map_public_ip_on_launch: true },
    }),
    IN,
    true,
    "aws_subnet.Public",
  ],
  [
    "part of the internet is enough",
    shop({ "aws_vpc_security_group_ingress_rule.Web": { cidr_ipv4: "203.0.113.0/24" } }),
    IN,
    true,
    "aws_vpc_security_group_ingress_rule.Web",
  ],
  [
    "an address within the range that is let in",
    shop({ "aws_vpc_security_group_ingress_rule.Web": { cidr_ipv4: "203.0.113.0/24" } }),
    "203.0.113.7 → aws_instance.Web tcp 443",
    true,
  ],
  [
    "an address outside of it",
    shop({ "aws_vpc_security_group_ingress_rule.Web": { cidr_ipv4: "203.0.113.0/24" } }),
    "198.51.100.7 → aws_instance.Web tcp 443",
    false,
    "aws_security_group.Web",
  ],
  [
    "a private range is not the internet",
    shop({ "aws_vpc_security_group_ingress_rule.Web": { cidr_ipv4: "10.0.0.0/8" } }),
    IN,
    false,
    "aws_security_group.Web",
  ],
  [
    "two halves are the whole internet, and denied both it is closed",
    shop({
      "aws_network_acl.Public": {
        vpc_id: id("aws_vpc.Main"),
        subnet_ids: [id("aws_subnet.Public")],
        ingress: [
          aclRule(10, "deny", [443, 443], { cidr_block: "0.0.0.0/1" }),
          aclRule(11, "deny", [443, 443], { cidr_block: "128.0.0.0/1" }),
          ALL_TRAFFIC,
        ],
        egress: [ALL_TRAFFIC],
      },
    }),
    IN,
    false,
    "aws_network_acl.Public",
  ],
  [
    "a network ACL with the port in and the ephemeral ports out lets the internet in",
    shop({
      "aws_network_acl.Public": {
        vpc_id: id("aws_vpc.Main"),
        subnet_ids: [id("aws_subnet.Public")],
        ingress: [aclRule(100, "allow", [443, 443])],
        egress: [aclRule(100, "allow", EPHEMERAL)],
      },
    }),
    IN,
    true,
    "aws_network_acl.Public",
  ],
  ["a NAT gateway lets out", shop(), "aws_instance.App → internet tcp 443", true, "aws_route.Nat"],
  [
    "a NAT gateway lets nothing in, a public address or not",
    shop({
      "aws_instance.App": { associate_public_ip_address: true },
      "aws_vpc_security_group_ingress_rule.App": rule("aws_security_group.App", 8080, "0.0.0.0/0", {
        referenced_security_group_id: undefined,
      }),
    }),
    "internet → aws_instance.App tcp 8080",
    false,
    "aws_route.Nat",
  ],
  [
    "out by an internet gateway needs a public address",
    shop({
      "aws_instance.Web": { associate_public_ip_address: false },
      "aws_vpc_security_group_egress_rule.All": rule("aws_security_group.Web", 443, "0.0.0.0/0"),
    }),
    "aws_instance.Web → internet tcp 443",
    false,
    "aws_instance.Web",
  ],
  [
    "IPv6 addresses are public, and come in by the internet gateway",
    shop({ ...IPV6, "aws_route.Internet6": route6({ gateway_id: id("aws_internet_gateway.Main") }) }),
    IN,
    true,
    "aws_route.Internet6",
  ],
  [
    "a rule for IPv4 lets no IPv6 in",
    shop({
      ...IPV6,
      "aws_vpc_security_group_ingress_rule.Web": {},
      "aws_route.Internet6": route6({ gateway_id: id("aws_internet_gateway.Main") }),
    }),
    IN,
    false,
    "aws_instance.Web",
  ],
  [
    "an egress-only internet gateway lets nothing in",
    shop({
      ...IPV6,
      "aws_egress_only_internet_gateway.Main": { vpc_id: id("aws_vpc.Main") },
      "aws_route.Internet6": route6({ egress_only_gateway_id: id("aws_egress_only_internet_gateway.Main") }),
    }),
    IN,
    false,
    "aws_route.Internet6",
  ],
  [
    "an egress-only internet gateway lets out",
    shop({
      ...IPV6,
      "aws_egress_only_internet_gateway.Main": { vpc_id: id("aws_vpc.Main") },
      "aws_route.Internet6": route6({ egress_only_gateway_id: id("aws_egress_only_internet_gateway.Main") }),
      "aws_vpc_security_group_egress_rule.Out6": rule("aws_security_group.Web", 443, "::/0"),
    }),
    "aws_instance.Web → internet tcp 443",
    true,
    "aws_route.Internet6",
  ],
]);
