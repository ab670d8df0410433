import { networkOf } from "../../src/network";
import { answers, id, shop, stackOf } from "../fixtures";

const OUT = "aws_instance.App → internet tcp 443";
const out = { cidr_block: "0.0.0.0/0", nat_gateway_id: id("aws_nat_gateway.Nat") };

answers([
  [
    "inline routes count as routes of their own do",
    shop({ "aws_route.Nat": null, "aws_route_table.App": { route: [out] } }),
    OUT,
    true,
    "aws_route_table.App",
  ],
  [
    "a subnet without an association has the main route table",
    shop({
      "aws_route_table_association.App": null,
      "aws_default_route_table.Main": {
        default_route_table_id: `\${aws_vpc.Main.default_route_table_id}`,
        route: [out],
      },
    }),
    OUT,
    true,
    "aws_default_route_table.Main",
  ],
  [
    "the main route table as AWS makes it leads nowhere",
    shop({ "aws_route_table_association.App": null }),
    OUT,
    false,
    "the main route table of aws_vpc.Main",
  ],
  [
    "another table can be made the main one",
    shop({
      "aws_route_table_association.App": null,
      "aws_main_route_table_association.Main": {
        vpc_id: id("aws_vpc.Main"),
        route_table_id: id("aws_route_table.App"),
      },
    }),
    OUT,
    true,
    "aws_route.Nat",
  ],
  [
    "a table that exists already has routes that are not known",
    shop({
      "aws_route_table_association.App": { subnet_id: id("aws_subnet.App"), route_table_id: "rtb-0123456789abcdef0" },
    }),
    OUT,
    "unknown",
    "rtb-0123456789abcdef0",
  ],
  [
    "a route with a destination that is known only after apply may be meant",
    shop({ "aws_route.Nat": { destination_cidr_block: `\${aws_eip.Nat.public_ip}/32` } }),
    OUT,
    "unknown",
    "aws_route_table.App",
  ],
]);

test("a subnet that a reference leads to by its association has the table of the subnet", () => {
  const network = networkOf(
    stackOf(shop({ "aws_instance.App": { subnet_id: `\${aws_route_table_association.App.subnet_id}` } })),
  );
  const [subnet] = network.nodes.get("aws_instance.App")?.interfaces.map((one) => one.subnet) ?? [];
  expect(subnet && network.tableOf(subnet).address).toBe("aws_route_table.App");
});

answers([
  [
    "a route that is added to a table that exists already may be one of many",
    shop({
      "aws_route_table_association.App": { subnet_id: id("aws_subnet.App"), route_table_id: "rtb-0123456789abcdef0" },
      "aws_route.Nat": { route_table_id: "rtb-0123456789abcdef0" },
    }),
    OUT,
    "unknown",
    "rtb-0123456789abcdef0",
  ],
]);
