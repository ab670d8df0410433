import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Monitorable, SubnetsRef, VpcRef } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import { type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { SubnetModule, type SubnetModuleProps } from "../src";
import { canBeRegional } from "../src/nat-rules";
import { resolved, type Tiers, tiers, vpc, zones } from "./network";

const network = (props?: Partial<Tiers>) => synth((stack) => void tiers(stack, props));

/** Arguments of a type's resources by tier and zone (`Private us-east-1a`). */
const byZone = (made: Synthesized, type: string) =>
  Object.fromEntries(
    Object.entries(made.all(type)).map(([name, resource]) => [
      name.replace(/^([A-Za-z]+)_[A-Za-z]+-(.*)_[0-9A-F]{8}$/, "$1 $2"),
      resource,
    ]),
  );

const column = (made: Synthesized, type: string, argument: string) =>
  Object.fromEntries(Object.entries(byZone(made, type)).map(([key, resource]) => [key, resource[argument]]));

const plain = (reference: string) => reference.replace(/_[0-9A-F]{8}(?=\.)/, "");

describe("security", () => {
  const made = network({ natGateways: "per-zone" });

  test("no subnet gives public addresses to what starts in it, public ones included", () => {
    const given = Object.values(made.all("aws_subnet")).map((subnet) => subnet.map_public_ip_on_launch);
    expect(given).toEqual(Array(9).fill(false));
  });

  test("only public tiers have a route to the internet gateway", () => {
    const open = Object.entries(byZone(made, "aws_route")).filter(([, route]) => route.gateway_id);
    expect(open.map(([key]) => key).sort()).toEqual(zones.map((zone) => `Public ${zone}`));
  });

  test("private tiers go out through NAT gateways and nothing else", () => {
    for (const zone of zones) {
      const { destination_cidr_block, nat_gateway_id, ...more } = byZone(made, "aws_route")[`Private ${zone}`];
      expect(destination_cidr_block).toBe("0.0.0.0/0");
      expect(plain(nat_gateway_id)).toBe(`\${aws_nat_gateway.Public_NatGateway-${zone}.id}`);
      expect(Object.keys(more)).toEqual(["route_table_id"]);
    }
  });

  test("isolated tiers have no route at all, not even inside their tables", () => {
    const routes = Object.keys(byZone(made, "aws_route")).filter((key) => key.startsWith("Data"));
    expect(routes).toEqual([]);
    for (const zone of zones) expect(byZone(made, "aws_route_table")[`Data ${zone}`]).not.toHaveProperty("route");
  });

  test("every subnet has a table of its own, so that none follows the VPC's main table", () => {
    const pairs = Object.values(made.all("aws_route_table_association"));
    expect(new Set(pairs.map((pair) => pair.subnet_id)).size).toBe(9);
    expect(new Set(pairs.map((pair) => pair.route_table_id)).size).toBe(9);
  });
});

test("each zone gets the eighth of the block that its letter picks", () => {
  expect(column(network(), "aws_subnet", "cidr_block")).toEqual({
    "Public us-east-1a": "10.0.0.0/23",
    "Public us-east-1b": "10.0.2.0/23",
    "Public us-east-1c": "10.0.4.0/23",
    "Private us-east-1a": "10.0.64.0/21",
    "Private us-east-1b": "10.0.72.0/21",
    "Private us-east-1c": "10.0.80.0/21",
    "Data us-east-1a": "10.0.16.0/23",
    "Data us-east-1b": "10.0.18.0/23",
    "Data us-east-1c": "10.0.20.0/23",
  });
});

describe("NAT gateways", () => {
  const natOf = (natGateways: Tiers["natGateways"]) => {
    const made = network({ natGateways });
    return { gateways: byZone(made, "aws_nat_gateway"), ways: column(made, "aws_route", "nat_gateway_id") };
  };
  const zoneOf = (reference: string) => /us-east-1[a-h]/.exec(reference)?.[0];

  test("a public tier has none unless they are asked for", () => {
    const made = synth((stack) => {
      new SubnetModule(stack, "Public", { tier: "public", vpc, cidrBlock: "10.0.0.0/20", zones });
      new SubnetModule(stack, "None", { tier: "public", vpc, cidrBlock: "10.0.16.0/20", zones, natGateways: "none" });
    });
    expect(made.addresses.filter((address) => /nat|eip/.test(address))).toEqual([]);
  });

  test("each has an Elastic IP of its own zone and stands in the public subnet of that zone", () => {
    const { gateways } = natOf(["us-east-1c", "us-east-1a"]);
    expect(Object.keys(gateways).sort()).toEqual(["Public us-east-1a", "Public us-east-1c"]);
    expect(plain(gateways["Public us-east-1c"].allocation_id)).toBe(
      "${aws_eip.Public_NatAddress-us-east-1c.allocation_id}",
    );
    expect(plain(gateways["Public us-east-1c"].subnet_id)).toBe(
      "${aws_route_table_association.Public_RouteTableAssociation-us-east-1c.subnet_id}",
    );
  });

  test("a zone without one uses the first of the list", () => {
    const { ways } = natOf(["us-east-1c", "us-east-1a"]);
    expect(zones.map((zone) => zoneOf(ways[`Private ${zone}`]))).toEqual(["us-east-1a", "us-east-1c", "us-east-1c"]);
  });

  test("one a zone, each zone uses its own", () => {
    const { ways } = natOf("per-zone");
    expect(zones.map((zone) => zoneOf(ways[`Private ${zone}`]))).toEqual(zones);
  });

  test("one a zone, a private zone outside the public tier uses the first by name", () => {
    const made = synth((stack) => {
      const common = { vpc, cidrBlock: "10.0.0.0/20" };
      const egress = new SubnetModule(stack, "Public", {
        ...common,
        tier: "public",
        zones: ["us-east-1c", "us-east-1b"],
        natGateways: "per-zone",
      });
      new SubnetModule(stack, "Private", {
        ...common,
        cidrBlock: "10.0.16.0/20",
        tier: "private",
        zones: ["us-east-1d"],
        egress,
      });
    });
    const ways = column(made, "aws_route", "nat_gateway_id");
    expect(zoneOf(ways["Private us-east-1d"])).toBe("us-east-1b");
  });

  test("from one to one a zone, the first gateway and its address remain", () => {
    const [before, after] = [network({ natGateways: ["us-east-1a"] }), network({ natGateways: "per-zone" })];
    for (const type of ["aws_nat_gateway", "aws_eip"]) expect(after.all(type)).toMatchObject(before.all(type));
    expect(Object.keys(after.all("aws_eip"))).toHaveLength(3);
  });

  test("existing ones serve a private tier by their ids", () => {
    const made = synth((stack) => {
      const egress = { natGatewayIds: { "us-east-1b": "nat-0a1b2c3d4e5f60718" } };
      new SubnetModule(stack, "Private", { tier: "private", vpc, cidrBlock: "10.0.0.0/20", zones, egress });
    });
    expect(Object.values(column(made, "aws_route", "nat_gateway_id"))).toEqual(Array(3).fill("nat-0a1b2c3d4e5f60718"));
  });

  test("a gateway refuses connections or loses packets: both are watched, by zone", () => {
    synth((stack) => {
      const made = tiers(stack, { natGateways: ["us-east-1b"] });
      const watched: Monitorable = made.public;
      expect(Object.keys(watched.signals)).toEqual(["natPortErrors-us-east-1b", "natPacketsDropped-us-east-1b"]);
      expect(resolved(stack, watched.signals["natPortErrors-us-east-1b"])).toEqual({
        title: "Connections refused by the NAT gateway in us-east-1b",
        metric: {
          namespace: "AWS/NATGateway",
          name: "ErrorPortAllocation",
          dimensions: { NatGatewayId: expect.stringMatching(/^\$\{aws_nat_gateway\.Public_NatGateway-us-east-1b_/) },
          statistic: "Sum",
          unit: "Count",
        },
        limit: { above: 0, missing: "notBreaching" },
      });
      expect(watched.signals["natPacketsDropped-us-east-1b"].limit).toBeUndefined();
      expect([made.private.signals, made.isolated.signals]).toEqual([{}, {}]);
    });
  });
});

test("what uses a subnet is made after the subnet's way out", () => {
  const made = network();
  const pair = byZone(made, "aws_route_table_association")["Private us-east-1a"];
  expect(pair.depends_on.map((name: string) => plain(`${name}.`))).toEqual([
    "aws_route.Private_InternetRoute-us-east-1a.",
  ]);
  synth((stack) => {
    const ids = resolved(stack, tiers(stack).private.subnetIds);
    expect(ids.map(plain)[0]).toBe("${aws_route_table_association.Private_RouteTableAssociation-us-east-1a.subnet_id}");
  });
});

test("outputs are in the order of the zones' names, however they were given", () => {
  synth((stack) => {
    const made = tiers(stack, { zones: ["us-east-1c", "us-east-1a"], natGateways: ["us-east-1c", "us-east-1a"] });
    const subnets: SubnetsRef = made.private;
    expect(subnets.vpcId).toBe(vpc.vpcId);
    expect(subnets.availabilityZones).toEqual(["us-east-1a", "us-east-1c"]);
    expect(subnets.subnetIds.map((id) => /us-east-1[a-h]/.exec(resolved(stack, id))?.[0])).toEqual(
      subnets.availabilityZones,
    );
    expect(made.private.cidrBlocks).toEqual({ "us-east-1a": "10.0.64.0/21", "us-east-1c": "10.0.80.0/21" });
    expect(Object.keys(made.private.routeTableIds)).toEqual(["us-east-1a", "us-east-1c"]);
    expect(Object.keys(made.public.natPublicIps)).toEqual(["us-east-1c", "us-east-1a"]);
    expect(plain(resolved(stack, made.public.natPublicIps["us-east-1a"]))).toBe(
      "${aws_eip.Public_NatAddress-us-east-1a.public_ip}",
    );
  });
});

test("tags reach everything that can have them, beside the name", () => {
  const made = synth((stack) => {
    const tags = { "kubernetes.io/role/elb": "1" };
    new SubnetModule(stack, "Public", {
      tier: "public",
      vpc,
      cidrBlock: "10.0.0.0/20",
      zones: ["us-east-1a"],
      natGateways: "per-zone",
      tags,
    });
  });
  for (const type of ["aws_subnet", "aws_route_table", "aws_eip", "aws_nat_gateway"]) {
    expect(made.the(type).tags).toEqual({ "kubernetes.io/role/elb": "1", Name: "test-public-us-east-1a" });
  }
});

describe("the VPC learns every route table", () => {
  class KnownVpc extends Construct implements VpcRef {
    public readonly vpcId = vpc.vpcId;
    public readonly cidrBlock = vpc.cidrBlock;
    public readonly routeTables: Record<string, string> = {};

    addRouteTable(key: string, routeTableId: string): void {
      this.routeTables[key] = routeTableId;
    }
  }
  const tier = (scope: Construct, known: VpcRef, cidrBlock = "10.0.0.0/20") =>
    new SubnetModule(scope, "Data", { tier: "isolated", vpc: known, cidrBlock, zones: ["us-east-1a"] });

  test("under a key made of tier and zone", () => {
    synth((stack) => {
      const known = new KnownVpc(stack, "Network");
      tier(stack, known);
      tier(
        new Construct(stack, "Second"),
        { ...known, addRouteTable: known.addRouteTable.bind(known) },
        "10.0.16.0/20",
      );
      expect(Object.keys(known.routeTables)).toEqual(["Data-us-east-1a", "test/Second/Data-us-east-1a"]);
      expect(plain(resolved(stack, known.routeTables["Data-us-east-1a"]))).toBe(
        "${aws_route_table.Data_RouteTable-us-east-1a.id}",
      );
    });
  });
});

describe("refusals", () => {
  const refused = (props: Partial<SubnetModuleProps> | object) => () =>
    synth((stack) => {
      new SubnetModule(stack, "Tier", {
        tier: "isolated",
        vpc,
        cidrBlock: "10.0.0.0/20",
        zones,
        ...props,
      } as SubnetModuleProps);
    });

  test("every mistake is told at once, and nothing is made", () => {
    const build = (stack: TerraformStack) => {
      const wrong = () =>
        new SubnetModule(stack, "Tier", {
          tier: "public",
          vpc: { vpcId: vpc.vpcId, cidrBlock: "10.0.0.0/16" },
          cidrBlock: "10.1.0.0/20",
          zones: ["us-east-1a", "us-east-1z"],
          natGateways: ["us-east-1b"],
        });
      expect(wrong).toThrow(
        [
          "test/Tier (SubnetModule) is misconfigured:",
          '  - zones[1] must be the name of a zone such as "us-east-1a" or an id such as "use1-az1", got "us-east-1z"',
          '  - cidrBlock must lie inside the VPC\'s range 10.0.0.0/16, got "10.1.0.0/20"',
          "  - vpc must have an internetGatewayId for a public tier, got a VPC without one",
          '  - natGateways must be zones of this tier (us-east-1a, us-east-1z), got "us-east-1b"',
        ].join("\n"),
      );
      expect(stack.node.tryFindChild("Tier")).toBeUndefined();
      tiers(stack);
    };
    synth(build);
  });

  const size = "cidrBlock must be a literal IPv4 range from /13 to /25, to be cut into 8 slots";

  test.each([
    ["a block too wide", { cidrBlock: "10.0.0.0/12" }, `${size}, got "10.0.0.0/12"`],
    ["a block too narrow", { cidrBlock: "10.0.0.0/26" }, `${size}, got "10.0.0.0/26"`],
    ["no range", { cidrBlock: "10.0.0/20" }, `${size}, got "10.0.0/20"`],
    [
      "a block known later",
      { cidrBlock: Token.asString({ resolve: () => "x" }) },
      "cidrBlock must be a literal value, got a value that is known only after apply",
    ],
    ["host bits", { cidrBlock: "10.0.1.0/20" }, 'cidrBlock must have zero host bits, got "10.0.1.0/20"'],
    [
      "a block beyond the VPC",
      { cidrBlock: "10.0.0.0/15" },
      'cidrBlock must lie inside the VPC\'s range 10.0.0.0/16, got "10.0.0.0/15"',
    ],
    ["no zone", { zones: [] }, "zones must have at least 1 members, got 0"],
    ["a zone twice", { zones: ["us-east-1a", "us-east-1a"] }, 'zones must not repeat a member, got "us-east-1a" twice'],
    [
      "zones known later",
      { zones: [Token.asString({ resolve: () => "x" })] },
      "zones[0] must be a literal value, got a value that is known only after apply",
    ],
    [
      "two regions",
      { zones: ["us-east-1a", "us-west-2b"] },
      "zones must belong to one region, got us-east-1 and us-west-2",
    ],
    ["another tier", { tier: "open" }, 'tier must be one of public, private, isolated, got "open"'],
    [
      "another word for NAT gateways",
      { tier: "public", natGateways: "single" },
      'natGateways must be one of none, per-zone, regional, got "single"',
    ],
    [
      "a NAT gateway twice",
      { tier: "public", natGateways: ["us-east-1a", "us-east-1a"] },
      'natGateways must not repeat a member, got "us-east-1a" twice',
    ],
    [
      "a private tier without a way out",
      { tier: "private", egress: { natGatewayIds: {} } },
      "egress must have a NAT gateway, got a tier without one: set natGateways there, or make this tier isolated",
    ],
  ])("%s", (_, props, problem) => {
    expect(refused(props)).toThrow(`test/Tier (SubnetModule) is misconfigured:\n  - ${problem}`);
  });

  test.each([
    ["us-gov-west-1a", "us-gov-west-1"],
    ["ap-southeast-2h", "ap-southeast-2"],
    ["us-west-2-lax-1a", "us-west-2"],
    ["cn-north-1b", "cn-north-1"],
  ])("%s is a zone, of the region %s", (zone, region) => {
    expect(refused({ zones: [zone] })).toThrow(
      `test/Tier (SubnetModule) is misconfigured:\n  - zones must be in us-east-1, the region of this module, got one in ${region}`,
    );
  });

  test("tiers of one VPC must not overlap", () => {
    const build = () =>
      synth((stack) => {
        for (const [id, cidrBlock] of [
          ["One", "10.0.0.0/20"],
          ["Two", "10.0.8.0/21"],
          ["Three", "10.0.16.0/20"],
        ]) {
          new SubnetModule(stack, id, { tier: "isolated", vpc, cidrBlock, zones });
        }
      });
    expect(build).toThrow(
      "test/Two: cidrBlock must not overlap another tier of the VPC, got 10.0.8.0/21 and 10.0.0.0/20 of test/One",
    );
  });

  test("tiers of different VPCs may", () => {
    const build = () =>
      synth((stack) => {
        for (const [id, vpcId] of [
          ["One", "vpc-1a2b3c4d5e6f70819"],
          ["Two", "vpc-1a2b3c4d5e6f70820"],
        ]) {
          const other = { vpcId, cidrBlock: "10.0.0.0/16" };
          new SubnetModule(stack, id, { tier: "isolated", vpc: other, cidrBlock: "10.0.0.0/20", zones });
        }
      });
    expect(build).not.toThrow();
  });
});

test("a VPC and gateway made beside the tier are taken by reference", () => {
  const made = synth((stack) => {
    const raw = new Vpc(stack, "Vpc", { cidrBlock: "10.0.0.0/16" });
    const gateway = new InternetGateway(stack, "Gateway", { vpcId: raw.id });
    new SubnetModule(stack, "Public", {
      tier: "public",
      vpc: { vpcId: raw.id, cidrBlock: raw.cidrBlock, internetGatewayId: gateway.id },
      cidrBlock: "10.0.0.0/20",
      zones: ["us-east-1a"],
    });
  });
  expect(made.the("aws_subnet").vpc_id).toBe("${aws_vpc.Vpc.id}");
  expect(made.the("aws_route").gateway_id).toBe("${aws_internet_gateway.Gateway.id}");
});

test("every address is the one of the snapshot", () => {
  expect(network({ zones: ["us-east-1a", "us-east-1b"] }).addresses).toMatchInlineSnapshot(`
[
  "aws_eip.Public_NatAddress-us-east-1a_604B20E1",
  "aws_nat_gateway.Public_NatGateway-us-east-1a_55FC6C55",
  "aws_route.Private_InternetRoute-us-east-1a_E4F22314",
  "aws_route.Private_InternetRoute-us-east-1b_87155867",
  "aws_route.Public_InternetRoute-us-east-1a_B9E981FE",
  "aws_route.Public_InternetRoute-us-east-1b_F3BBA7ED",
  "aws_route_table.Data_RouteTable-us-east-1a_DECAA92B",
  "aws_route_table.Data_RouteTable-us-east-1b_56AFFAD4",
  "aws_route_table.Private_RouteTable-us-east-1a_3CA74281",
  "aws_route_table.Private_RouteTable-us-east-1b_A5DBEE78",
  "aws_route_table.Public_RouteTable-us-east-1a_9E6EDAEA",
  "aws_route_table.Public_RouteTable-us-east-1b_4F0F6343",
  "aws_route_table_association.Data_RouteTableAssociation-us-east-1a_516C1823",
  "aws_route_table_association.Data_RouteTableAssociation-us-east-1b_EA335679",
  "aws_route_table_association.Private_RouteTableAssociation-us-east-1a_8B68F118",
  "aws_route_table_association.Private_RouteTableAssociation-us-east-1b_3794EC60",
  "aws_route_table_association.Public_RouteTableAssociation-us-east-1a_CAC3F894",
  "aws_route_table_association.Public_RouteTableAssociation-us-east-1b_31317432",
  "aws_subnet.Data_Subnet-us-east-1a_9BC31F18",
  "aws_subnet.Data_Subnet-us-east-1b_B7D10A7C",
  "aws_subnet.Private_Subnet-us-east-1a_52C800E1",
  "aws_subnet.Private_Subnet-us-east-1b_071E67CD",
  "aws_subnet.Public_Subnet-us-east-1a_1CB0FC11",
  "aws_subnet.Public_Subnet-us-east-1b_79B5635D",
]
`);
});

test("a regional NAT gateway needs the bindings of AWS 6, and says so where they are missing", () => {
  const regional = () =>
    synth((stack) => {
      const props = { tier: "public", vpc, cidrBlock: "10.0.0.0/20", zones, natGateways: "regional" } as const;
      const made = new SubnetModule(stack, "Public", props);
      expect(Object.keys(made.nats)).toEqual(["regional"]);
    });
  if (canBeRegional()) expect(regional).not.toThrow();
  else
    expect(regional).toThrow(
      'natGateways: "regional" must go with the bindings of AWS provider 6.24 or newer (@cdktf/provider-aws 21.22.1), got older ones',
    );
});
