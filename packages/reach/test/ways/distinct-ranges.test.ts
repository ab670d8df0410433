import { networkOf } from "../../src/network";
import { distinctRanges } from "../../src/ways/distinct-ranges";
import { placesOf } from "../../src/ways/place";
import { rule, shop, stackOf } from "../fixtures";

test("ranges of groups, network ACLs and routes tell parts of a network apart", () => {
  const network = networkOf(
    stackOf(shop({ "aws_vpc_security_group_ingress_rule.Ssh": rule("aws_security_group.Web", 22, "203.0.113.0/24") })),
  );
  const node = network.nodes.get("aws_instance.Web");
  const distinct = node ? placesOf(node, 4).flatMap((place) => distinctRanges(network, place)) : [];
  expect([...new Set(distinct.map(({ text }) => text))].sort()).toEqual([
    "0.0.0.0/0",
    "10.0.0.0/16",
    "203.0.113.0/24",
    "::/0",
  ]);
});
