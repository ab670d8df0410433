import { networkOf } from "../../src/network";
import { placesOf } from "../../src/ways/place";
import { toldApart } from "../../src/ways/told";
import { rule, shop, stackOf } from "../fixtures";

test("ranges of groups, network ACLs and routes tell parts of a network apart", () => {
  const network = networkOf(
    stackOf(shop({ "aws_vpc_security_group_ingress_rule.Ssh": rule("aws_security_group.Web", 22, "203.0.113.0/24") })),
  );
  const node = network.nodes.get("aws_instance.Web");
  const told = node ? placesOf(node, 4).flatMap((place) => toldApart(network, place)) : [];
  expect([...new Set(told.map(({ text }) => text))].sort()).toEqual([
    "0.0.0.0/0",
    "10.0.0.0/16",
    "203.0.113.0/24",
    "::/0",
  ]);
});
