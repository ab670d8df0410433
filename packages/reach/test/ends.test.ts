import { linksFor } from "../src/ends";
import { waysOf } from "../src/ways/ways";
import { answers, id, rule, SHOP, shop, stackOf } from "./fixtures";

const open = { "aws_vpc_security_group_ingress_rule.Any": rule("aws_security_group.App", 22, "172.16.0.0/12") };

answers([
  [
    "a private range without a route has no way back",
    shop({ ...open, "aws_route.Nat": null }),
    "172.16.0.1 → aws_instance.App tcp 22",
    false,
    "aws_route_table.App",
  ],
  [
    "a route table that exists already may have a route to a private range",
    shop({
      ...open,
      "aws_route_table_association.App": { subnet_id: id("aws_subnet.App"), route_table_id: "rtb-0123456789abcdef0" },
    }),
    "172.16.0.1 → aws_instance.App tcp 22",
    "unknown",
    "rtb-0123456789abcdef0",
  ],
]);

test("links between two resources are one for each version of IP that both speak", () => {
  const found = linksFor(waysOf(stackOf(SHOP)), { from: "aws_instance.App", to: "aws_db_instance.Data" });
  expect(found.map(({ from, to, family }) => [from, to, family])).toEqual([
    ["aws_instance.App", "aws_db_instance.Data", 4],
  ]);
});

test("an address in a VPC of the stack is that of a resource, which is to be asked for", () => {
  const ways = waysOf(stackOf(SHOP));
  const message = "10.0.1.7 is in aws_vpc.Main: ask for a resource there";
  expect(() => linksFor(ways, { from: "10.0.1.7", to: "aws_instance.App" })).toThrow(message);
  expect(() => linksFor(ways, { from: "aws_instance.App", to: "10.0.1.7" })).toThrow(message);
});
