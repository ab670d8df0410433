import { Stack } from "@plinth/model";
import { explain } from "../../src/explain";
import { lookup, noRoute, type Route } from "../../src/routing/routes";
import { parseCidr } from "../../src/sets/cidr";
import { closed, unclear } from "../../src/sets/step";
import { answers, id, questionOf, shop, stackOf } from "../fixtures";

const route = (text: string, name: string): Route => ({
  address: name,
  ranges: [{ text, cidr: parseCidr(text) }],
  target: { kind: "gateway_id", name },
});
const table = (...routes: Route[]) => ({ address: "table", routes, isForeign: false });
const peer = (text: string) => ({ family: 4 as const, cidr: parseCidr(text), isWhole: false, within: [], title: text });

test("the longest prefix that contains the peer is the best, wherever it stands", () => {
  const found = lookup(table(route("10.1.0.0/16", "near"), route("0.0.0.0/0", "far")), peer("10.1.2.0/24"));
  expect([found.best?.address, found.others]).toEqual(["near", []]);
});

test("a longer prefix within the range of the peer may be meant", () => {
  const found = lookup(table(route("0.0.0.0/0", "far"), route("10.1.2.0/28", "inside")), peer("10.1.2.0/24"));
  expect([found.best?.address, found.others.map(({ address }) => address)]).toEqual(["far", ["inside"]]);
});

test("a table that is not in the stack may have a route", () => {
  const [own, foreign] = [table(), { ...table(), isForeign: true }].map((one) => noRoute(one, "it").grants.length);
  expect([own, foreign]).toEqual([closed("", "").grants.length, unclear("", "").grants.length]);
});

answers([
  [
    "a route by a prefix list is for each entry of it",
    shop({
      "aws_ec2_managed_prefix_list.World": {
        name: "world",
        address_family: "IPv4",
        max_entries: 1,
        entry: [{ cidr: "0.0.0.0/0" }],
      },
      "aws_route.Nat": {
        destination_cidr_block: undefined,
        destination_prefix_list_id: id("aws_ec2_managed_prefix_list.World"),
      },
    }),
    "aws_instance.App → internet tcp 443",
    true,
    "aws_route.Nat",
  ],
]);

test("a route whose target is gone is a blackhole, which a state knows", () => {
  const stack = stackOf(shop());
  const gone = stack.resources.map((one) =>
    one.address === "aws_route.Internet" ? { ...one, args: { ...one.args, state: "blackhole" } } : one,
  );
  const { reachable, reasons } = explain(new Stack(gone), questionOf("internet → aws_instance.Web tcp 443"));
  expect([reachable, reasons[0]?.address]).toEqual([false, "aws_route.Internet"]);
});
