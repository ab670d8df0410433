import { networkOf } from "../../src/network";
import { parseCidr } from "../../src/sets/cidr";
import { trafficText } from "../../src/sets/traffic";
import { internetPeers, linkBetween, linksFromInternet, linksToInternet, outsides } from "../../src/ways/direct";
import { placesOf } from "../../src/ways/place";
import { id, rule, shop, stackOf } from "../fixtures";

const network = networkOf(
  stackOf(
    shop({
      "aws_vpc_security_group_ingress_rule.Ssh": rule("aws_security_group.Web", 22, "203.0.113.0/24"),
      "aws_route.Hub": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "172.16.0.0/12",
        transit_gateway_id: "tgw-0123456789abcdef0",
      },
    }),
  ),
);
const node = (name: string) => {
  const found = network.nodes.get(name);
  if (!found) throw new Error(name);
  return found;
};

test("a link is what passes between two nodes", () => {
  const { sure, possible } = linkBetween(network, node("aws_instance.App"), node("aws_db_instance.Data"), 4);
  expect([sure, possible].map(trafficText)).toEqual(["tcp 5432", "tcp 5432"]);
});

test("the internet is a link for each part that rules tell apart, the widest first", () => {
  const links = linksFromInternet(network, node("aws_instance.Web"), 4);
  expect(links.map(({ range, sure }) => [range, trafficText(sure)])).toEqual([
    ["0.0.0.0/0", "tcp 443"],
    ["203.0.113.0/24", "tcp 22, 443"],
  ]);
});

test("a part of the internet can be asked for by itself", () => {
  const only = parseCidr("203.0.113.7");
  const places = placesOf(node("aws_instance.Web"), 4);
  expect(internetPeers(network, places, 4, only).map(({ title }) => title)).toEqual(["203.0.113.7"]);
  expect(linksToInternet(network, node("aws_instance.App"), 4, only).map(({ sure }) => trafficText(sure))).toEqual([
    "tcp 443",
  ]);
});

test("networks outside are those that the route table of the subnet leads to", () => {
  expect(outsides(network, node("aws_instance.App"), 4).map(({ name }) => name)).toEqual(["tgw-0123456789abcdef0"]);
  expect(outsides(network, node("aws_instance.Web"), 4)).toEqual([]);
});
