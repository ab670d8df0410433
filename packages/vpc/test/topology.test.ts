import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { addressPlan, addressTable, topologyProblems, VpcModule } from "../src";
import { network } from "./network";

/** Hand-written networks: the checks are not for our modules alone. */
class Hand extends TerraformStack {
  readonly vpc = new Vpc(this, "Vpc", { cidrBlock: "10.0.0.0/16" });
  readonly gateway = new InternetGateway(this, "Gateway", { vpcId: this.vpc.id });

  constructor() {
    super(new App({ outdir: "/tmp/plinth-synth" }), "hand");
  }

  subnet(zone: string, cidrBlock: string, tier?: string, way?: { gatewayId: string } | { natGatewayId: string }) {
    const scope = new Construct(this, `${tier ?? "subnet"}-${zone}`);
    const tags = tier ? { Tier: tier } : undefined;
    const subnet = new Subnet(scope, "Subnet", { vpcId: this.vpc.id, availabilityZone: zone, cidrBlock, tags });
    const table = new RouteTable(scope, "Table", { vpcId: this.vpc.id });
    new RouteTableAssociation(scope, "Association", { subnetId: subnet.id, routeTableId: table.id });
    if (way) new Route(scope, "Route", { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...way });
    return subnet;
  }

  nat(zone: string, subnetId: string) {
    return new NatGateway(this, `Nat-${zone}`, { subnetId, allocationId: "eipalloc-0a1b2c3d4e5f60718" });
  }
}

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

test("a module checks its own network at synth", () => {
  expect(() =>
    network({}, (vpc) => {
      new Subnet(vpc, "Stray", { vpcId: vpc.vpcId, availabilityZone: "us-east-1a", cidrBlock: "10.9.0.0/24" });
    }),
  ).toThrow("test/Network in us-east-1a (10.9.0.0/24) is outside of aws_vpc.Network, which has 10.0.0.0/16");
});

test("the address plan lists who has what, and what is free", () => {
  const hand = new Hand();
  hand.subnet("us-east-1a", "10.0.0.0/18", "public", { gatewayId: hand.gateway.id });
  hand.subnet("us-east-1a", "10.0.128.0/20");
  expect(addressTable(addressPlan(hand))).toBe(
    [
      "tier                    zone        kind      range          addresses",
      "hand/public-us-east-1a  us-east-1a  public    10.0.0.0/18    16379",
      "                                    free      10.0.64.0/18   16384",
      "hand/subnet-us-east-1a  us-east-1a  isolated  10.0.128.0/20  4091",
      "                                    free      10.0.144.0/20  4096",
      "                                    free      10.0.160.0/19  8192",
      "                                    free      10.0.192.0/18  16384",
    ].join("\n"),
  );
});

test("the parts of a plan never overlap and fill the VPC", () => {
  const stack = new TerraformStack(new App({ outdir: "/tmp/plinth-synth" }), "plan");
  const vpc = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
  for (const part of [3, 77, 200]) {
    new Subnet(vpc, `Part${part}`, {
      vpcId: vpc.vpcId,
      availabilityZone: "us-east-1a",
      cidrBlock: `10.0.${part}.0/24`,
    });
  }
  const sizes = addressPlan(stack).map(({ cidrBlock }) => 2 ** (32 - Number(cidrBlock.split("/")[1])));
  expect(sizes.reduce((sum, size) => sum + size)).toBe(2 ** 16);
});
