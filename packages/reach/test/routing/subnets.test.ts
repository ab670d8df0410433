import { Network } from "../../src/network";
import { rangesOf } from "../../src/routing/subnets";
import { answers, group, id, instance, rule, shop, stackOf } from "../fixtures";

const subnetOf = (changes: Parameters<typeof shop>[0], node = "aws_instance.App") => {
  const [first] = new Network(stackOf(shop(changes))).nodes.get(node)?.interfaces ?? [];
  return first?.subnet;
};

test("a subnet has its VPC and its ranges", () => {
  const subnet = subnetOf({});
  expect([subnet?.address, subnet?.vpc?.address, subnet?.range[4]?.text, subnet?.has]).toEqual([
    "aws_subnet.App",
    "aws_vpc.Main",
    "10.0.1.0/24",
    { 4: true, 6: false },
  ]);
});

test("a subnet of a range that is known only after apply is somewhere in its VPC", () => {
  const cidr_block = `\${cidrsubnet(aws_vpc.Main.cidr_block, 8, 1)}`;
  expect(subnetOf({ "aws_subnet.App": { cidr_block } })?.range[4]?.text).toBe("10.0.0.0/16");
});

test("further ranges of a VPC count, and one that IPAM gives is the VPC by itself", () => {
  const more = {
    "aws_vpc_ipv4_cidr_block_association.More": { vpc_id: id("aws_vpc.Main"), cidr_block: "100.64.0.0/16" },
  };
  const ipam = { "aws_vpc.Main": { cidr_block: undefined, ipv4_ipam_pool_id: "ipam-pool-0123456789abcdef0" } };
  const ranges = (changes: object) => {
    const vpc = subnetOf({ ...changes })?.vpc;
    return vpc && rangesOf(vpc).map(({ text }) => text);
  };
  expect([ranges(more), ranges(ipam)]).toEqual([["10.0.0.0/16", "100.64.0.0/16"], ["aws_vpc.Main"]]);
});

answers([
  [
    "a secondary range is routed within the VPC",
    shop({
      "aws_vpc_ipv4_cidr_block_association.More": { vpc_id: id("aws_vpc.Main"), cidr_block: "100.64.0.0/16" },
      "aws_subnet.More": { vpc_id: `\${aws_vpc_ipv4_cidr_block_association.More.vpc_id}`, cidr_block: "100.64.0.0/24" },
      "aws_security_group.More": group(),
      "aws_vpc_security_group_egress_rule.More": rule("aws_security_group.More", 8080, "10.0.1.0/24"),
      "aws_vpc_security_group_ingress_rule.More": rule("aws_security_group.App", 8080, "100.64.0.0/16"),
      "aws_instance.More": instance("aws_subnet.More", "aws_security_group.More"),
    }),
    "aws_instance.More → aws_instance.App tcp 8080",
    true,
    "aws_vpc.Main",
  ],
]);
