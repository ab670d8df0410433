import { routePeeringWorld } from "../../../src/rules/network/route-peering-world";
import { cases, says } from "../../cases";

const peering = { vpc_peering_connection_id: "${aws_vpc_peering_connection.Shared.id}" };
const route = (args: object) => ({ resource: { aws_route: { R: args } } });

cases(routePeeringWorld, {
  fails: {
    "everything over IPv4": route({ ...peering, destination_cidr_block: "0.0.0.0/0" }),
    "everything over IPv6": route({ ...peering, destination_ipv6_cidr_block: "::/0" }),
    "everything inside of a table": {
      resource: { aws_route_table: { T: { route: [{ ...peering, cidr_block: "0.0.0.0/0" }] } } },
    },
  },
  passes: {
    "the range of the other network": route({ ...peering, destination_cidr_block: "10.9.0.0/16" }),
    "everything through a NAT gateway": route({ nat_gateway_id: "nat-1", destination_cidr_block: "0.0.0.0/0" }),
  },
});

const WIDE = "sends everything to the peered network";
const table = (...routes: object[]) => ({ resource: { aws_route_table: { T: { route: routes } } } });
says(routePeeringWorld, [
  ["everything over IPv6 inside of a table", table({ ...peering, ipv6_cidr_block: "::/0" }), WIDE],
  [
    "the second of two routes in a table",
    table({ ...peering, cidr_block: "10.9.0.0/16" }, { ...peering, cidr_block: "0.0.0.0/0" }),
    WIDE,
  ],
  [
    "everything to a gateway beside a peered range",
    table({ ...peering, cidr_block: "10.9.0.0/16" }, { cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" }),
    undefined,
  ],
]);
