import { networkOf } from "../../src/network";
import { trafficText } from "../../src/sets/traffic";
import { Ways, waysOf } from "../../src/ways/ways";
import { SHOP, stackOf } from "../fixtures";

const stack = stackOf(SHOP);

test("the ways of a stack are read once", () => {
  expect(waysOf(stack)).toBe(waysOf(stack));
});

test("into a node lead the internet and what its groups let in", () => {
  const ways = new Ways(networkOf(stack));
  const node = ways.network.nodes.get("aws_instance.App");
  const links = node ? ways.into(node).map(({ from, possible }) => `${from}: ${trafficText(possible)}`) : [];
  expect(links).toEqual(["internet: nothing", "aws_instance.Web: tcp 8080"]);
});

test("out of a node lead the ways to those that let it in", () => {
  const ways = new Ways(networkOf(stack));
  const node = ways.network.nodes.get("aws_instance.App");
  const links = node ? ways.outOf(node).map(({ to, possible }) => `${to}: ${trafficText(possible)}`) : [];
  expect(links).toEqual(["aws_instance.Web: tcp 443", "aws_db_instance.Data: tcp 5432"]);
});

test("without load balancers nothing leads through others", () => {
  const ways = waysOf(stack);
  expect([ways.through("aws_instance.App"), ways.intoLink("aws_instance.App"), ways.edges.size]).toEqual([[], [], 0]);
});
