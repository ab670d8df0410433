import { routeNatInstance } from "../../../src/rules/network/route-nat-instance";
import { cases, says } from "../../cases";

const route = (args: object) => ({
  resource: { aws_route: { Out: { destination_cidr_block: "0.0.0.0/0", ...args } } },
});
const primary = "${aws_instance.Nat.primary_network_interface_id}";

cases(routeNatInstance, {
  fails: {
    "a route to the interface of an instance": route({ network_interface_id: primary }),
    "the same inside of a table": {
      resource: { aws_route_table: { T: { route: [{ cidr_block: "0.0.0.0/0", network_interface_id: primary }] } } },
    },
  },
  passes: {
    "a route to a NAT gateway": route({ nat_gateway_id: "${aws_nat_gateway.Nat.id}" }),
    "one network through an appliance": route({ destination_cidr_block: "10.9.0.0/16", network_interface_id: primary }),
  },
});

const THROUGH = "sends the way out through an instance";
const table = (...routes: object[]) => ({ resource: { aws_route_table: { T: { route: routes } } } });
says(routeNatInstance, [
  ["a route to an instance", route({ instance_id: "${aws_instance.Nat.id}" }), THROUGH],
  [
    "a route to an interface of something else",
    route({ network_interface_id: "${aws_network_interface.A.id}" }),
    undefined,
  ],
  ["one network through an instance", route({ destination_cidr_block: "10.9.0.0/16", instance_id: "i-1" }), undefined],
  [
    "the second of two routes in a table",
    table({ cidr_block: "10.9.0.0/16", gateway_id: "vgw-1" }, { cidr_block: "0.0.0.0/0", instance_id: "i-1" }),
    THROUGH,
  ],
]);
