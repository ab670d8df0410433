import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { synthesized } from "@plinth/testing";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { topologyProblems } from "../src";
import { Hand } from "./hand";
import { network } from "./network";

const problems = (build: (hand: Hand) => void) => {
  const hand = new Hand();
  build(hand);
  return topologyProblems(hand);
};

test("a network with a way for each tier has no problems", () => {
  const found = problems((hand) => {
    for (const [zone, index] of [["us-east-1a", 0] as const, ["us-east-1b", 1] as const]) {
      const front = hand.subnet(zone, `10.0.${index}.0/24`, "public", { gatewayId: hand.gateway.id });
      hand.subnet(zone, `10.0.1${index}.0/24`, "private", { natGatewayId: hand.nat(zone, front.id).id });
      hand.subnet(zone, `10.0.2${index}.0/24`, "isolated");
    }
  });
  expect(found).toEqual([]);
});

test("a public subnet without a way to the internet is found", () => {
  expect(problems((hand) => hand.subnet("us-east-1a", "10.0.0.0/24", "public"))).toEqual([
    "hand/public-us-east-1a in us-east-1a is public and has no route to an internet gateway",
  ]);
});

test("a NAT gateway in a subnet without a way to the internet is found, whoever wrote it", () => {
  expect(problems((hand) => hand.nat("us-east-1a", hand.subnet("us-east-1a", "10.0.0.0/24").id))).toEqual([
    "hand/subnet-us-east-1a in us-east-1a is public and has no route to an internet gateway",
  ]);
});

test("a private subnet that is open to the internet is found", () => {
  expect(
    problems((hand) => hand.subnet("us-east-1a", "10.0.0.0/24", "private", { gatewayId: hand.gateway.id })),
  ).toEqual(["hand/private-us-east-1a in us-east-1a is private and has a route to an internet gateway"]);
});

test("an isolated subnet with a route out is found", () => {
  expect(
    problems((hand) => hand.subnet("us-east-1a", "10.0.0.0/24", "isolated", { natGatewayId: "nat-0a1b2c3d4e5f60718" })),
  ).toEqual(["hand/isolated-us-east-1a in us-east-1a is isolated and has a route out, to nat-0a1b2c3d4e5f60718"]);
});

test("a detour over another zone's NAT gateway is found when the own zone has one", () => {
  const found = problems((hand) => {
    const [a, b] = ["us-east-1a", "us-east-1b"].map((zone, index) =>
      hand.nat(zone, hand.subnet(zone, `10.0.${index}.0/24`, "public", { gatewayId: hand.gateway.id }).id),
    );
    hand.subnet("us-east-1b", "10.0.10.0/24", "private", { natGatewayId: a.id });
    hand.subnet("us-east-1c", "10.0.11.0/24", "private", { natGatewayId: b.id });
  });
  expect(found).toEqual([
    "hand/private-us-east-1b in us-east-1b uses the NAT gateway of us-east-1a while its own zone has aws_nat_gateway.Nat-us-east-1b",
  ]);
});

test("ranges in common, ranges outside and overlapping peers are found", () => {
  const found = problems((hand) => {
    hand.subnet("us-east-1a", "10.0.0.0/20", "public", { gatewayId: hand.gateway.id });
    hand.subnet("us-east-1b", "10.0.8.0/24", "isolated");
    hand.subnet("us-east-1c", "10.9.0.0/24", "isolated");
    const peer = new Vpc(hand, "Peer", { cidrBlock: "10.0.0.0/12" });
    new VpcPeeringConnection(hand, "Peering", { vpcId: hand.vpc.id, peerVpcId: peer.id });
  });
  expect(found).toEqual([
    "hand/isolated-us-east-1c in us-east-1c (10.9.0.0/24) is outside of aws_vpc.Vpc, which has 10.0.0.0/16",
    "hand/public-us-east-1a in us-east-1a (10.0.0.0/20) and hand/isolated-us-east-1b in us-east-1b (10.0.8.0/24) have addresses in common",
    "aws_vpc.Vpc is peered with aws_vpc.Peer (10.0.0.0/12) and has addresses in common with it",
  ]);
});

test("a subnet in a further range is inside", () => {
  expect(() =>
    network({}, (vpc) => {
      const pods = vpc.addRange("Pods", "100.64.0.0/16");
      new Subnet(vpc, "Pod", { vpcId: pods.vpcId, availabilityZone: "us-east-1a", cidrBlock: "100.64.0.0/20" });
    }),
  ).not.toThrow();
});

test("a subnet may be in a range that an IPAM pool gives, whatever the further ranges are", () => {
  const ipam = { poolId: "ipam-pool-0a1b2c3d", netmaskLength: 16 };
  expect(() =>
    network({ cidrBlock: undefined, ipam }, (vpc) => {
      vpc.addRange("Pods", "100.64.0.0/16");
      new Subnet(vpc, "Subnet", { vpcId: vpc.vpcId, availabilityZone: "us-east-1a", cidrBlock: "10.9.0.0/24" });
    }),
  ).not.toThrow();
});

test("a module checks its own network at synth", () => {
  expect(() =>
    network({}, (vpc) => {
      new Subnet(vpc, "Stray", { vpcId: vpc.vpcId, availabilityZone: "us-east-1a", cidrBlock: "10.9.0.0/24" });
    }),
  ).toThrow("test/Network in us-east-1a (10.9.0.0/24) is outside of aws_vpc.Network, which has 10.0.0.0/16");
});

test("further ranges of peers, and two ranges of one network, are compared too", () => {
  const found = problems((hand) => {
    const peer = new Vpc(hand, "Peer", { cidrBlock: "10.1.0.0/16" });
    new VpcIpv4CidrBlockAssociation(hand, "Further", { vpcId: peer.id, cidrBlock: "10.0.4.0/24" });
    new VpcIpv4CidrBlockAssociation(hand, "Again", { vpcId: peer.id, cidrBlock: "10.1.4.0/24" });
    new VpcPeeringConnection(hand, "Peering", { vpcId: hand.vpc.id, peerVpcId: peer.id });
  });
  expect(found).toEqual([
    "aws_vpc.Vpc is peered with aws_vpc.Peer (10.0.4.0/24) and has addresses in common with it",
    "aws_vpc.Peer has the ranges 10.1.0.0/16 and 10.1.4.0/24, with addresses in common",
  ]);
});

test("subnets in a VPC that exists already are checked too", () => {
  const found = problems((hand) => {
    for (const [zone, cidrBlock] of [
      ["us-east-1a", "10.0.0.0/24"],
      ["us-east-1b", "10.0.0.128/25"],
    ]) {
      new Subnet(hand, zone, { vpcId: "vpc-0a1b2c3d4e5f60718", availabilityZone: zone, cidrBlock });
    }
  });
  expect(found).toEqual([
    "hand in us-east-1a (10.0.0.0/24) and hand in us-east-1b (10.0.0.128/25) have addresses in common",
  ]);
});

test("what a module says that it is for goes before a tag", () => {
  const found = problems((hand) => {
    const tier = Object.assign(new Construct(hand, "Data"), { tier: "isolated", cidrBlock: "10.0.8.0/21", slots: 8 });
    const subnet = new Subnet(tier, "Subnet", {
      vpcId: hand.vpc.id,
      availabilityZone: "us-east-1a",
      cidrBlock: "10.0.8.0/24",
      tags: { Tier: "of the orders" },
    });
    const table = new RouteTable(tier, "Table", { vpcId: hand.vpc.id });
    new RouteTableAssociation(tier, "Association", { subnetId: subnet.id, routeTableId: table.id });
    new Route(tier, "Route", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      transitGatewayId: "tgw-0a1b2c3d",
    });
  });
  expect(found).toEqual(["hand/Data in us-east-1a is isolated and has a route out, to tgw-0a1b2c3d"]);
});

test("what AWS takes is a warning of the VPC, once however often the stack is synthesized", () => {
  let warnings: unknown[] = [];
  network({}, (vpc) => {
    const subnet = new Subnet(vpc, "Subnet", {
      vpcId: vpc.vpcId,
      availabilityZone: "us-east-1a",
      cidrBlock: "10.0.0.0/24",
      tags: { Tier: "public" },
    });
    const stack = TerraformStack.of(subnet);
    synthesized(stack);
    synthesized(stack);
    warnings = vpc.vpc.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
  });
  expect(warnings).toEqual(["test/Network in us-east-1a is public and has no route to an internet gateway"]);
});
