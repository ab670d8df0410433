import { synth, warningsOf } from "@plinth/testing";
import { Token } from "cdktf";
import { type PrivateTierProps, SubnetModule, type SubnetModuleProps } from "../src";
import { vpc, zones } from "./network";

/** The same network with an IPv6 range and a way out for private tiers. */
const dual = {
  ...vpc,
  ipv6CidrBlock: "2001:db8:1234:1a00::/56",
  egressOnlyInternetGatewayId: "eigw-0a1b2c3d4e5f60718",
};

const egress = { natGatewayIds: { "us-east-1a": "nat-0a1b2c3d4e5f60718" } };

const tier = (props: object) =>
  synth((stack) => {
    const all = { tier: "isolated", vpc: dual, cidrBlock: "10.0.64.0/18", zones, ipv6: true, ...props };
    new SubnetModule(stack, "Tier", all as SubnetModuleProps);
  });

const subnets = (props: object) => Object.values(tier(props).all("aws_subnet"));
const ranges = (props: object) => subnets(props).map((subnet) => subnet.ipv6_cidr_block);
const routes = (props: object) =>
  Object.values(tier({ zones: ["us-east-1a"], ...props }).all("aws_route")).map(
    ({ route_table_id: _table, ...route }) => route,
  );

const cidrsubnet = (index: number) => `\${cidrsubnet("2001:db8:1234:1a00::/56", 8, ${index})}`;

test("each zone has the /64 that stands where its IPv4 range stands in the VPC's", () => {
  expect(ranges({})).toEqual([64, 72, 80].map(cidrsubnet));
  expect(ranges({ zones: ["us-east-1c"] })).toEqual([cidrsubnet(80)]);
  expect(ranges({ slots: 4 })).toEqual([64, 80, 96].map(cidrsubnet));
});

test("or the one that a given index and the slot say", () => {
  expect(ranges({ ipv6: { index: 200 } })).toEqual([200, 201, 202].map(cidrsubnet));
  expect(ranges({ ipv6: { index: 200 }, zones: ["us-east-1c"] })).toEqual([cidrsubnet(202)]);
});

test("the module says which, by zone", () => {
  synth((stack) => {
    const common = { tier: "isolated", vpc: dual, zones } as const;
    const both = new SubnetModule(stack, "Both", { ...common, cidrBlock: "10.0.64.0/18", ipv6: true });
    const one = new SubnetModule(stack, "One", { ...common, cidrBlock: "10.0.0.0/18" });
    expect(both.ipv6Indices).toEqual({ "us-east-1a": 64, "us-east-1b": 72, "us-east-1c": 80 });
    expect(one.ipv6Indices).toEqual({});
  });
});

test("public tiers reach the internet over the internet gateway, private ones over the egress-only gateway", () => {
  expect(routes({ tier: "public" })).toEqual([
    { destination_cidr_block: "0.0.0.0/0", gateway_id: dual.internetGatewayId },
    { destination_ipv6_cidr_block: "::/0", gateway_id: dual.internetGatewayId },
  ]);
  expect(routes({ tier: "private", egress })).toEqual([
    { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-0a1b2c3d4e5f60718" },
    { destination_ipv6_cidr_block: "::/0", egress_only_gateway_id: dual.egressOnlyInternetGatewayId },
  ]);
  expect(routes({ tier: "isolated" })).toEqual([]);
});

test("what starts in a public tier has no address that the internet can reach, of either kind", () => {
  const given = (props: object) =>
    subnets(props).map((subnet) => [subnet.map_public_ip_on_launch, subnet.assign_ipv6_address_on_creation]);
  expect(given({ tier: "public" })).toEqual(Array(3).fill([false, false]));
  expect(given({ tier: "private", egress })).toEqual(Array(3).fill([false, true]));
});

test("with DNS64, a private tier reaches IPv4 from IPv6 through the NAT gateway", () => {
  const props = { tier: "private", egress, dns64: true } satisfies Partial<PrivateTierProps>;
  expect(routes(props)).toContainEqual({
    destination_ipv6_cidr_block: "64:ff9b::/96",
    nat_gateway_id: "nat-0a1b2c3d4e5f60718",
  });
  expect(subnets(props).map((subnet) => subnet.enable_dns64)).toEqual([true, true, true]);
});

test("instances can be called by their ids, over IPv6 too", () => {
  const settings = ({ private_dns_hostname_type_on_launch, ...subnet }: Record<string, unknown>) => [
    private_dns_hostname_type_on_launch,
    subnet.enable_resource_name_dns_a_record_on_launch,
    subnet.enable_resource_name_dns_aaaa_record_on_launch,
  ];
  expect(settings(subnets({ hostnames: "resource-name" })[0])).toEqual(["resource-name", true, true]);
  expect(settings(subnets({ hostnames: "resource-name", ipv6: false })[0])).toEqual(["resource-name", true, undefined]);
  expect(settings(subnets({})[0])).toEqual([undefined, undefined, undefined]);
});

test("can be turned on later: what was there keeps its range, its routes and its addresses", () => {
  for (const kind of [{ tier: "public" }, { tier: "private", egress }, { tier: "isolated" }]) {
    const [before, after] = [tier({ ...kind, ipv6: false }), tier(kind)];
    expect(after.addresses).toEqual(expect.arrayContaining(before.addresses));
    for (const type of ["aws_subnet", "aws_route", "aws_route_table"]) {
      expect(after.all(type)).toMatchObject(before.all(type));
    }
  }
});

test("a private tier without an egress-only gateway has no default route over IPv6, with a warning", () => {
  const made = synth((stack) => {
    const { egressOnlyInternetGatewayId: _gateway, ...closed } = dual;
    const tier = new SubnetModule(stack, "Tier", {
      tier: "private",
      vpc: closed,
      cidrBlock: "10.0.64.0/18",
      zones: ["us-east-1a"],
      egress,
      ipv6: true,
    });
    expect(warningsOf(stack)).toEqual([
      "ipv6 has no default route in a VPC without an egressOnlyInternetGatewayId: name the gateway, or add a route",
    ]);
    tier.addRoute("Out", { to: "::/0", via: { transitGatewayId: "tgw-0a1b2c3d" } });
  });
  expect(made.the("aws_subnet").ipv6_cidr_block).toBeDefined();
  const destinations = Object.values(made.all("aws_route")).map((route) => route.destination_ipv6_cidr_block);
  expect(destinations).toEqual([undefined, "::/0"]);
});

describe("refusals", () => {
  test.each([
    [{ vpc }, "ipv6 must go with a VPC that has an ipv6CidrBlock, got one with IPv4 alone"],
    [{ ipv6: { index: 249 } }, "ipv6.index must be 0 to 248, got 249"],
    [{ slots: 16, ipv6: { index: 241 } }, "ipv6.index must be 0 to 240, got 241"],
    [
      { cidrBlock: "10.0.64.0/22" },
      "ipv6 must say an index, { index: 0 to 248 }, got true and subnets smaller than a 256th of 10.0.0.0/16",
    ],
    [
      { vpc: { ...dual, cidrBlock: Token.asString({ resolve: () => "x" }) } },
      "ipv6 must say an index, { index: 0 to 248 }, got true and a VPC whose range is known only later",
    ],
    [{ tier: "private", egress, ipv6: false, dns64: true }, "dns64 must go with ipv6, got a tier with IPv4 alone"],
    [{ hostnames: "id" }, 'hostnames must be one of ip-name, resource-name, got "id"'],
  ])("%j", (props, problem) => {
    expect(() => tier(props)).toThrow(`test/Tier (SubnetModule) is misconfigured:\n  - ${problem}`);
  });

  test("two tiers with a /64 in common", () => {
    const build = (index: number) =>
      synth((stack) => {
        const common = { tier: "isolated", vpc: dual, zones } as const;
        new SubnetModule(stack, "One", { ...common, cidrBlock: "10.0.64.0/18", ipv6: true });
        new SubnetModule(stack, "Two", { ...common, cidrBlock: "10.0.0.0/18", ipv6: { index } });
      });
    expect(() => build(72)).toThrow(
      "test/Two: ipv6 must not share a /64 with another tier of the VPC, got index 72 of test/One too: give one of them an index",
    );
    expect(() => build(73)).not.toThrow();
  });

  test("two tiers with a /64 in common, one in a further range of the VPC", () => {
    const build = () =>
      synth((stack) => {
        const further = {
          ...dual,
          vpcId: "${aws_vpc_ipv4_cidr_block_association.Pods.vpc_id}",
          cidrBlock: "10.1.0.0/16",
        };
        const common = { tier: "isolated", zones, ipv6: true } as const;
        new SubnetModule(stack, "One", { ...common, vpc: dual, cidrBlock: "10.0.64.0/18" });
        new SubnetModule(stack, "Two", { ...common, vpc: further, cidrBlock: "10.1.64.0/18" });
      });
    expect(build).toThrow("got index 64, 72, 80 of test/One too");
  });
});
