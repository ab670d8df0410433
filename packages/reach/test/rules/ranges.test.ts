import { covers, serviceOf } from "../../src/rules/ranges";
import { parseCidr } from "../../src/sets/cidr";
import { answers, id, rule, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";
const list = (...cidrs: string[]) => ({
  name: "clients",
  address_family: "IPv4",
  max_entries: 5,
  entry: cidrs.map((cidr) => ({ cidr })),
});
const byList = (more: object) =>
  shop({
    "aws_vpc_security_group_ingress_rule.Data": rule("aws_security_group.Data", 5432, "10.0.0.0/16", {
      cidr_ipv4: undefined,
      referenced_security_group_id: undefined,
      prefix_list_id: id("aws_ec2_managed_prefix_list.Clients"),
    }),
    ...more,
  });

answers([
  [
    "an entry of a prefix list lets its range in",
    byList({ "aws_ec2_managed_prefix_list.Clients": list("192.168.0.0/24", "10.0.1.0/24") }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Data",
  ],
  [
    "a prefix list without the range lets nobody in",
    byList({ "aws_ec2_managed_prefix_list.Clients": list("192.168.0.0/24") }),
    ASKED,
    false,
    "aws_security_group.Data",
  ],
  [
    "entries of their own count as inline ones do",
    byList({
      "aws_ec2_managed_prefix_list.Clients": { ...list(), entry: undefined },
      "aws_ec2_managed_prefix_list_entry.App": {
        cidr: "10.0.1.0/24",
        prefix_list_id: id("aws_ec2_managed_prefix_list.Clients"),
      },
    }),
    ASKED,
    true,
  ],
]);

test("a range contains a peer, does not, or may", () => {
  const peer = { family: 4 as const, cidr: parseCidr("10.0.1.0/24"), isWhole: false, within: [], title: "App" };
  const answer = (text: string) => covers({ text, cidr: parseCidr(text) }, peer);
  expect(["0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/28", "10.0.2.0/24", "::/0"].map(answer)).toEqual([
    ...["yes", "yes", "maybe", "no", "no"],
  ]);
});

test("a narrower range decides nothing of a whole network", () => {
  const internet = { family: 4 as const, cidr: parseCidr("0.0.0.0/0"), isWhole: true, within: [], title: "internet" };
  expect(covers({ text: "", cidr: parseCidr("203.0.113.0/24") }, internet)).toBe("no");
});

test("what a gateway learns is for the networks behind it", () => {
  const range = { text: "learned", learned: "aws_vpn_gateway.A" };
  const peer = { family: 4 as const, isWhole: false, within: [], title: "office", gateway: "aws_vpn_gateway.A" };
  expect([covers(range, peer), covers(range, { ...peer, gateway: "aws_vpn_gateway.B" })]).toEqual(["maybe", "no"]);
});

test("the service is the last word of its name", () => {
  expect(serviceOf("com.amazonaws.eu-west-1.s3")).toBe("s3");
});
