import { synth } from "@plinth/testing";
import { type PublicTierProps, SubnetModule } from "../src";
import { canBeRegional } from "../src/nat-rules";
import { resolved, vpc, zones } from "./network";

// Here the NAT gateway is that of the AWS 6 bindings, whichever lane runs; what it writes is nothing for provider 5.
jest.mock("@cdktf/provider-aws/lib/nat-gateway", () => jest.requireActual("provider-aws-6/lib/nat-gateway"));
delete process.env.PLINTH_RECORD;

const network = (props: Partial<PublicTierProps>, look: (open: SubnetModule) => void = () => {}) =>
  synth((stack) => {
    const open = new SubnetModule(stack, "Public", {
      tier: "public",
      vpc,
      cidrBlock: "10.0.0.0/20",
      zones,
      natGateways: "regional",
      ...props,
    });
    new SubnetModule(stack, "Private", { tier: "private", vpc, cidrBlock: "10.0.64.0/18", zones, egress: open });
    look(open);
  });

test("a regional NAT gateway is one of the VPC, and AWS brings its addresses", () => {
  expect(canBeRegional()).toBe(true);
  const made = network({});
  expect(made.the("aws_nat_gateway")).toEqual({
    availability_mode: "regional",
    vpc_id: vpc.vpcId,
    tags: { Name: "test-public" },
  });
  expect(made.all("aws_eip")).toEqual({});
});

test("every private zone goes out through it", () => {
  const ways = Object.entries(network({}).all("aws_route")).filter(([name]) => name.startsWith("Private_"));
  expect(new Set(ways.map(([, way]) => way.nat_gateway_id.replace(/_[0-9A-F]{8}/, "")))).toEqual(
    new Set(["${aws_nat_gateway.Public_RegionalNatGateway.id}"]),
  );
});

test("with addresses of yours, it serves the zones that have one", () => {
  const natAllocationIds = { "us-east-1c": "eipalloc-0c", "us-east-1a": "eipalloc-0a" };
  expect(network({ natAllocationIds }).the("aws_nat_gateway").availability_zone_address).toEqual([
    { availability_zone: "us-east-1a", allocation_ids: ["eipalloc-0a"] },
    { availability_zone: "us-east-1c", allocation_ids: ["eipalloc-0c"] },
  ]);
});

test("it is watched, and its addresses are not told, because they come and go", () => {
  network({}, (open) => {
    expect(Object.keys(open.signals)).toEqual(["natPortErrors-regional", "natPacketsDropped-regional"]);
    expect(open.signals["natPortErrors-regional"].title).toBe("Connections refused by the regional NAT gateway");
    expect(open.natPublicIps).toEqual({});
    expect(Object.keys(resolved(open, open.natGatewayIds))).toEqual(["regional"]);
  });
});

test("moving there changes the way out of each zone in its place", () => {
  const [before, after] = [network({ natGateways: "per-zone" }), network({})];
  const routes = (made: typeof before) => made.addresses.filter((address) => address.startsWith("aws_route."));
  expect(routes(after)).toEqual(routes(before));
});
