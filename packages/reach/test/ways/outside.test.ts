import { ALL_TRAFFIC, aclRule, answers, id, type Resources, rule, shop } from "../fixtures";

const OFFICE = "192.168.0.0/16";
const vpn = (more: Resources = {}) =>
  shop({
    "aws_vpn_gateway.Main": { vpc_id: id("aws_vpc.Main") },
    "aws_customer_gateway.Office": { type: "ipsec.1", bgp_asn: "65000", ip_address: "203.0.113.9" },
    "aws_vpn_connection.Office": {
      type: "ipsec.1",
      customer_gateway_id: id("aws_customer_gateway.Office"),
      vpn_gateway_id: id("aws_vpn_gateway.Main"),
      static_routes_only: true,
    },
    "aws_route.Office": {
      route_table_id: id("aws_route_table.App"),
      destination_cidr_block: OFFICE,
      gateway_id: id("aws_vpn_gateway.Main"),
    },
    "aws_vpc_security_group_ingress_rule.Office": rule("aws_security_group.App", 22, "192.168.0.0/16"),
    ...more,
  });
const IN = "aws_vpn_gateway.Main → aws_instance.App tcp 22";
const propagated = {
  "aws_route.Office": null,
  "aws_vpn_gateway_route_propagation.App": {
    vpn_gateway_id: id("aws_vpn_gateway.Main"),
    route_table_id: id("aws_route_table.App"),
  },
};
const peering = { vpc_id: id("aws_vpc.Main"), peer_vpc_id: "vpc-0123456789abcdef0", peer_owner_id: "123456789012" };
const toPeer = (more: object = {}) => ({
  "aws_vpc_peering_connection.Partner": peering,
  "aws_route.Partner": {
    route_table_id: id("aws_route_table.App"),
    destination_cidr_block: "172.16.0.0/16",
    vpc_peering_connection_id: id("aws_vpc_peering_connection.Partner"),
  },
  "aws_vpc_security_group_ingress_rule.Partner": rule("aws_security_group.App", 8080, "172.16.0.0/16"),
  ...more,
});

answers([
  ["a VPN connection with a route and a rule lets the office in", vpn(), IN, true, "aws_vpn_connection.Office"],
  ["an address of the office is in its range", vpn(), "192.168.3.4 → aws_instance.App tcp 22", true],
  [
    "part of the office is enough",
    vpn({ "aws_vpc_security_group_ingress_rule.Office": rule("aws_security_group.App", 22, "192.168.3.0/24") }),
    IN,
    true,
  ],
  [
    "another port does not pass",
    vpn(),
    "aws_vpn_gateway.Main → aws_instance.App tcp 23",
    false,
    "aws_security_group.App",
  ],
  ["another subnet has no route for the answers", vpn(), "192.168.3.4 → aws_db_instance.Data tcp 5432", false],
  [
    "a gateway that is attached to no VPC is a blackhole",
    vpn({ "aws_vpn_gateway.Main": {} }),
    IN,
    false,
    "aws_vpn_gateway.Main",
  ],
  [
    "without a connection Direct Connect may use the gateway",
    vpn({ "aws_vpn_connection.Office": null }),
    IN,
    "unknown",
    "aws_vpn_gateway.Main",
  ],
  ["routes that are learned are not known", vpn(propagated), IN, "unknown", "aws_vpn_gateway_route_propagation.App"],
  [
    "static routes of the connection are propagated",
    vpn({
      ...propagated,
      "aws_vpn_connection_route.Office": {
        destination_cidr_block: OFFICE,
        vpn_connection_id: id("aws_vpn_connection.Office"),
      },
    }),
    IN,
    true,
    "aws_vpn_gateway_route_propagation.App",
  ],
  [
    "a network ACL counts for the office as for everybody",
    vpn({
      "aws_network_acl.App": {
        vpc_id: id("aws_vpc.Main"),
        subnet_ids: [id("aws_subnet.App")],
        ingress: [aclRule(1, "deny", [22, 22], { cidr_block: OFFICE }), ALL_TRAFFIC],
        egress: [ALL_TRAFFIC],
      },
    }),
    IN,
    false,
    "aws_network_acl.App",
  ],
  [
    "out to the office by its route",
    vpn({ "aws_vpc_security_group_egress_rule.Office": rule("aws_security_group.App", 389, OFFICE) }),
    "aws_instance.App → aws_vpn_gateway.Main tcp 389",
    true,
    "aws_route.Office",
  ],
  [
    "the other side of a peering connection with another account is not known",
    shop(toPeer()),
    "aws_vpc_peering_connection.Partner → aws_instance.App tcp 8080",
    "unknown",
    "aws_vpc_peering_connection.Partner",
  ],
  [
    "a peered network that no rule lets in stays out",
    shop(toPeer({ "aws_vpc_security_group_ingress_rule.Partner": null })),
    "aws_vpc_peering_connection.Partner → aws_instance.App tcp 8080",
    false,
    "aws_security_group.App",
  ],
  [
    "what is behind a transit gateway is not known",
    shop({
      "aws_route.Hub": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "172.16.0.0/12",
        transit_gateway_id: "tgw-0123456789abcdef0",
      },
      "aws_vpc_security_group_ingress_rule.Hub": rule("aws_security_group.App", 8080, "172.16.0.0/12"),
    }),
    "tgw-0123456789abcdef0 → aws_instance.App tcp 8080",
    "unknown",
    "tgw-0123456789abcdef0",
  ],
  [
    "a network that nothing is routed to has no way back",
    vpn(),
    "172.16.0.1 → aws_instance.App tcp 22",
    false,
    "aws_security_group.App",
  ],
  [
    "an address may be among those that a gateway learns",
    vpn(propagated),
    "192.168.3.4 → aws_instance.App tcp 22",
    "unknown",
    "aws_vpn_gateway_route_propagation.App",
  ],
]);
