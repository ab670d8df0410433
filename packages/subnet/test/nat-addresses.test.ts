import { synth, warningsOf } from "@plinth/testing";
import { type PublicTierProps, SubnetModule } from "../src";
import { resolved, vpc, zones } from "./network";

const given = "eipalloc-0a1b2c3d4e5f60718";

const open = (props: Partial<PublicTierProps>, look: (tier: SubnetModule) => void = () => {}) =>
  synth((stack) => {
    look(new SubnetModule(stack, "Public", { tier: "public", vpc, cidrBlock: "10.0.0.0/20", zones, ...props }));
  });

test("an address of yours serves its zone, and only the others have one made", () => {
  const made = open({ natGateways: "per-zone", natAllocationIds: { "us-east-1b": given } });
  const ids = Object.values(made.all("aws_nat_gateway")).map((gateway) => gateway.allocation_id);
  expect(ids.map((id) => id.replace(/_[0-9A-F]{8}/, ""))).toEqual([
    "${aws_eip.Public_NatAddress-us-east-1a.allocation_id}",
    given,
    "${aws_eip.Public_NatAddress-us-east-1c.allocation_id}",
  ]);
  expect(Object.keys(made.all("aws_eip"))).toHaveLength(2);
});

test("the public address of each gateway is known, whoever brought it", () => {
  open({ natGateways: ["us-east-1b", "us-east-1a"], natAllocationIds: { "us-east-1b": given } }, (tier) => {
    const ips = resolved(tier, tier.natPublicIps);
    expect(Object.keys(ips)).toEqual(["us-east-1b", "us-east-1a"]);
    expect(ips["us-east-1b"]).toMatch(/^\$\{aws_nat_gateway\.Public_NatGateway-us-east-1b_\w+\.public_ip\}$/);
    expect(ips["us-east-1a"]).toMatch(/^\$\{aws_eip\.Public_NatAddress-us-east-1a_\w+\.public_ip\}$/);
  });
});

test.each<[string, Partial<PublicTierProps>, string]>([
  [
    "that is an address and no id",
    { natGateways: "per-zone", natAllocationIds: { "us-east-1b": "203.0.113.7" } },
    'natAllocationIds.us-east-1b must be an allocation id such as "eipalloc-0a1b2c3d4e5f60718", got "203.0.113.7"',
  ],
  [
    "in two zones",
    { natGateways: "per-zone", natAllocationIds: { "us-east-1a": given, "us-east-1b": given } },
    `natAllocationIds must not repeat a member, got ${given} twice`,
  ],
])("an address %s is refused", (_, props, problem) => {
  expect(() => open(props)).toThrow(`test/Public (SubnetModule) is misconfigured:\n  - ${problem}`);
});

test.each<[string, Partial<PublicTierProps>]>([
  ["for a zone without a gateway", { natGateways: ["us-east-1a"], natAllocationIds: { "us-east-1b": given } }],
  ["where there is no gateway at all", { natAllocationIds: { "us-east-1b": given } }],
])("an address %s is a warning and is in no resource", (_, props) => {
  const made = open(props, (tier) => {
    expect(warningsOf(tier)).toEqual([
      'natAllocationIds["us-east-1b"] has no effect without a NAT gateway there: add it to natGateways',
    ]);
  });
  expect(made.text).not.toContain(given);
});

test("an address for a zone with a gateway is no warning", () => {
  open({ natGateways: "per-zone", natAllocationIds: { "us-east-1b": given } }, (tier) => {
    expect(warningsOf(tier)).toEqual([]);
  });
});
