import { routeNatInstance } from "../../../src/rules/network/route-nat-instance";
import { cases } from "../../cases";

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
