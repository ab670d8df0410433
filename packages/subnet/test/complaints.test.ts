import { type Synthesized, synth } from "@plinth/testing";
import { SubnetModule } from "../src";
import { type Tiers, tiers, vpc } from "./network";

/** What users of other libraries were burned by, each named after its report. */
const network = (props: Partial<Tiers> = {}) => synth((stack) => void tiers(stack, props));

const all = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** Everything that is there before is there after, with the same arguments. */
const untouched = (before: Synthesized, after: Synthesized, types: readonly string[]) => {
  for (const type of types) expect(after.all(type)).toMatchObject(before.all(type));
};

const NETWORK = ["aws_subnet", "aws_route_table", "aws_route_table_association", "aws_eip", "aws_nat_gateway"];

test("vpc#106, vpc#186, vpc#506, vpc#1018, vpc#1137: a new zone replaces no NAT gateway and no address of it", () => {
  const before = network({ zones: ["us-east-1b", "us-east-1c"], natGateways: "per-zone" });
  untouched(before, network({ zones: all, natGateways: "per-zone" }), [...NETWORK, "aws_route"]);
});

test("vpc#714: without the zone in the middle, the others stay as they are", () => {
  const after = network({ zones: ["us-east-1a", "us-east-1c"] });
  untouched(after, network({ zones: all }), [...NETWORK, "aws_route"]);
});

test("cdk#6683, cdk#28644, cdk#31162, pulumi-awsx#520, aws-ia#136: zones and tiers that come later take free ranges", () => {
  const before = network({ zones: ["us-east-1a"] });
  const after = synth((stack) => {
    const cache = { tier: "isolated", vpc, cidrBlock: "10.0.32.0/20", zones: all } as const;
    new SubnetModule(stack, "Cache", cache);
    tiers(stack, { zones: ["us-east-1f", "us-east-1a", "us-east-1b"] });
  });
  untouched(before, after, NETWORK);
  const ranges = Object.values(after.all("aws_subnet")).map((subnet) => subnet.cidr_block);
  expect(new Set(ranges).size).toBe(ranges.length);
});

test("buildkite/elastic-ci-stack#78: a zone that sorts first replaces no subnet of another", () => {
  const before = network({ zones: ["us-east-1b", "us-east-1c"], natGateways: ["us-east-1b"] });
  untouched(before, network({ zones: all, natGateways: ["us-east-1b"] }), NETWORK);
});

test("vpc#117, vpc#208, vpc#970: there are as many NAT gateways as were asked for, however many subnets there are", () => {
  for (const [natGateways, count] of [
    ["none", 0],
    [["us-east-1b"], 1],
    [["us-east-1a", "us-east-1c"], 2],
    ["per-zone", 3],
  ] as const) {
    const made = synth((stack) => {
      new SubnetModule(stack, "Public", { tier: "public", vpc, cidrBlock: "10.0.0.0/20", zones: all, natGateways });
      new SubnetModule(stack, "Second", { tier: "public", vpc, cidrBlock: "10.0.16.0/20", zones: all });
    });
    expect(Object.keys(made.all("aws_nat_gateway"))).toHaveLength(count);
  }
});

test("vpc#1257: a NAT gateway stands in the public tier that it was asked of, in its own zone", () => {
  for (const [name, gateway] of Object.entries(network({ natGateways: "per-zone" }).all("aws_nat_gateway"))) {
    const zone = /us-east-1[a-c]/.exec(name)?.[0];
    expect(gateway.subnet_id).toContain(`Public_RouteTableAssociation-${zone}_`);
  }
});

test("vpc#733, vpc#1065: two NAT gateways serve three zones", () => {
  const made = network({ natGateways: ["us-east-1a", "us-east-1b"] });
  const ways = Object.entries(made.all("aws_route")).filter(([name]) => name.startsWith("Private_"));
  expect(ways.map(([, way]) => /us-east-1[a-c]/.exec(way.nat_gateway_id)?.[0])).toEqual([
    "us-east-1a",
    "us-east-1b",
    "us-east-1a",
  ]);
});

test("vpc#1176: the tier of the databases has no NAT and no table in common with another", () => {
  const made = network({ natGateways: "per-zone" });
  const tables = Object.entries(made.all("aws_route_table_association"));
  const ofData = tables.filter(([name]) => name.startsWith("Data_")).map(([, one]) => one.route_table_id);
  expect(Object.values(made.all("aws_route")).filter((route) => ofData.includes(route.route_table_id))).toEqual([]);
  expect(tables.filter(([, one]) => ofData.includes(one.route_table_id))).toHaveLength(ofData.length);
});

test("one_nat_gateway_per_az with fewer public subnets than zones: no zone is left out without a word", () => {
  const made = synth((stack) => {
    const egress = new SubnetModule(stack, "Public", {
      tier: "public",
      vpc,
      cidrBlock: "10.0.0.0/20",
      zones: ["us-east-1a"],
      natGateways: "per-zone",
    });
    new SubnetModule(stack, "Private", { tier: "private", vpc, cidrBlock: "10.0.64.0/18", zones: all, egress });
  });
  const ways = Object.entries(made.all("aws_route")).filter(([name]) => name.startsWith("Private_"));
  expect(ways.every(([, way]) => /us-east-1a/.test(way.nat_gateway_id))).toBe(true);
  expect(ways).toHaveLength(3);
});

test("vpc#987, vpc#1070: of an existing VPC nothing is adopted and no route is taken away", () => {
  const made = network();
  expect(made.addresses.filter((address) => /^aws_(default_|main_|vpc\.|internet_gateway)/.test(address))).toEqual([]);
  for (const table of Object.values(made.all("aws_route_table"))) expect(table.route).toBeUndefined();
});

test("terraform-aws-atlantis#343: from one NAT gateway to one a zone, the first keeps its address", () => {
  const [one, each] = [network({ natGateways: ["us-east-1b"] }), network({ natGateways: "per-zone" })];
  untouched(one, each, ["aws_eip", "aws_nat_gateway"]);
});
