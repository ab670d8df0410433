import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { SubnetModule, type SubnetModuleProps } from "../src";
import { TIER } from "../src/tiers";
import { tiers, vpc } from "./network";

const dual = { ...vpc, ipv6CidrBlock: "2001:db8:1234:1a00::/56", egressOnlyInternetGatewayId: "eigw-1" };

const common = (stack: TerraformStack) => ({
  vpc: dual,
  cidrBlock: "10.0.64.0/18",
  zones: ["us-east-1b", { zone: "us-east-1a", slot: 3, tags: { Edge: "a" } }],
  slots: 8,
  ipv6: { index: 7 },
  hostnames: "resource-name",
  tags: { Team: "platform" },
  provider: new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" }),
});

const KINDS = {
  public: {
    natGateways: ["us-east-1a", "us-east-1b"],
    natAllocationIds: { "us-east-1a": "eipalloc-0a1b2c3d" },
  },
  private: { egress: { natGatewayIds: { "us-east-1a": "nat-0a1b2c3d" } }, dns64: true },
  isolated: {},
};

const create = (stack: TerraformStack, props: SubnetModuleProps) => new SubnetModule(stack, "Tier", props);
/** A zone is text or an object, and NAT gateways are a word or a list. */
const unions = ["zones.0", "zones.1", "ipv6", "natGateways"];

test.each(Object.entries(KINDS))(
  "every prop of a %s tier passes a value that is known after apply, or is refused by name",
  (tier, own) => {
    expect(inputFaults({ create, props: (stack) => ({ tier, ...common(stack), ...own }), unions })).toEqual([]);
  },
);

test("the props of the tests are all that there are", () => {
  synth((stack) => {
    const given = [...Object.keys(common(stack)), ...Object.values(KINDS).flatMap(Object.keys)];
    expect(given.sort()).toEqual(
      Object.keys(TIER.rows ?? {})
        .filter((name) => name !== "tier")
        .sort(),
    );
    tiers(stack);
  });
});

test.each([
  ["a range", { to: "10.9.0.0/16", via: { transitGatewayId: "tgw-1" } }],
  [
    "a range that is known only after apply",
    { to: { cidr: "10.9.0.0/16", name: "Lan" }, via: { vpnGatewayId: "vgw-1" } },
  ],
  ["a prefix list", { to: { prefixListId: "pl-1", name: "Lan" }, via: { peeringConnectionId: "pcx-1" } }],
])("every option of a route to %s passes a value that is known after apply, or is refused by name", (_name, props) => {
  const faults = inputFaults({
    create: (stack, given: never) => void tiers(stack).private.addRoute("Lan", given),
    props: () => props,
  });
  expect(faults).toEqual([]);
});

test.each([
  ["a number", 443],
  ["a range", { protocol: "udp", from: 5000, to: 5010 }],
  ["messages", { protocol: "icmp", type: 3, code: 4 }],
  ["all", { protocol: "all" }],
])("every value of a rule for %s passes a value that is known after apply, or is refused by name", (_name, port) => {
  const faults = inputFaults({
    create: (stack, given: { number: never; range: never; port: never }) =>
      void tiers(stack).public.addNetworkAcl().allowFrom(given.number, given.range, given.port),
    props: () => ({ number: 100, range: "10.0.0.0/8", port }),
    unions: ["port"],
  });
  // The method takes values, and no object of props.
  expect(faults.filter((fault) => !fault.startsWith("props ="))).toEqual([]);
});

const isolated = (props: object) => () =>
  synth((stack) => {
    const given = { tier: "isolated", vpc, cidrBlock: "10.0.0.0/20", zones: ["us-east-1a"], ...props };
    new SubnetModule(stack, "Tier", given as SubnetModuleProps);
  });

test("a wrong `slots` is reported with all others", () => {
  expect(
    isolated({ slots: 5, cidrBlock: "10.0.0.0/26", zones: ["us-east-1p", "mars"], hostnames: "id", vpc: {} }),
  ).toThrow(
    [
      "test/Tier (SubnetModule) is misconfigured:",
      "  - vpc.vpcId must be given",
      "  - vpc.cidrBlock must be given",
      '  - zones[1] must be the name of a zone such as "us-east-1a" or an id such as "use1-az1", got "mars"',
      "  - slots must be one of 4, 8, 16, got 5",
      '  - hostnames must be one of ip-name, resource-name, got "id"',
      '  - cidrBlock must be a literal IPv4 range from /13 to /25, to be cut into 8 slots, got "10.0.0.0/26"',
      '  - zones: the slot of "us-east-1p" must be 0 to 7, got 15',
    ].join("\n"),
  );
});

test.each([
  ["zones", { zones: undefined }],
  ["vpc", { vpc: undefined }],
  ["cidrBlock", { cidrBlock: undefined }],
  ["egress", { tier: "private" }],
  ["tier", { tier: undefined }],
])("a missing %s is refused by name", (name, props) => {
  expect(isolated(props)).toThrow(`test/Tier (SubnetModule) is misconfigured:\n  - ${name} must be given`);
});

test("what belongs to another kind of tier is refused by name", () => {
  expect(isolated({ natGateways: "none", dns64: true })).toThrow(
    ['  - natGateways must be omitted with tier "isolated"', '  - dns64 must be omitted with tier "isolated"'].join(
      "\n",
    ),
  );
});

test("a VPC that is looked up, or whose range is from IPAM, has tiers and is led to", () => {
  const made = synth((stack) => {
    const other = new DataAwsVpc(stack, "Shared", {});
    const range = { vpcId: other.id, cidrBlock: other.cidrBlock };
    const props = { tier: "isolated", vpc: range, cidrBlock: "10.0.0.0/20", zones: ["us-east-1a"] } as const;
    const tier = new SubnetModule(stack, "Tier", props);
    tier.addRoute("Shared", { to: { cidr: other.cidrBlock, name: "Shared" }, via: { peeringConnectionId: "pcx-1" } });
  });
  expect(made.the("aws_route").destination_cidr_block).toBe("${data.aws_vpc.Shared.cidr_block}");
});
