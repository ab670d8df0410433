import { type Synthesized, synth } from "@plinth/testing";
import { type ExtraRouteProps, SubnetModule } from "../src";
import { tiers, vpc, zones } from "./network";

const transit = { transitGatewayId: "tgw-0a1b2c3d4e5f60718" };

type Kind = "public" | "private" | "isolated";

const routed = (said: Record<string, ExtraRouteProps>, kind: Kind = "private") =>
  synth((stack) => {
    const tier = tiers(stack)[kind];
    for (const [name, props] of Object.entries(said)) tier.addRoute(name, props);
  });

const extra = (made: Synthesized) =>
  Object.fromEntries(Object.entries(made.all("aws_route")).filter(([name]) => name.includes("_Route-")));

test("there is one in the table of each zone, named after its key and the zone", () => {
  const made = routed({ Shared: { to: "10.9.0.0/16", via: transit } });
  expect(
    Object.keys(extra(made))
      .map((name) => name.slice(0, -9))
      .sort(),
  ).toEqual(zones.map((zone) => `Private_Route-Shared-${zone}`));
  for (const [name, route] of Object.entries(extra(made))) {
    const zone = /us-east-1./.exec(name)?.[0];
    expect(route.route_table_id).toMatch(new RegExp(`Private_RouteTable-${zone}_`));
    expect(route).toMatchObject({
      destination_cidr_block: "10.9.0.0/16",
      transit_gateway_id: transit.transitGatewayId,
    });
  }
});

test("the verb hands back the routes by zone", () => {
  synth((stack) => {
    const routes = tiers(stack).private.addRoute("Shared", { to: "10.9.0.0/16", via: transit });
    expect(Object.keys(routes)).toEqual(zones);
  });
});

test.each<[ExtraRouteProps["via"], object]>([
  [{ peeringConnectionId: "pcx-0a1b2c3d" }, { vpc_peering_connection_id: "pcx-0a1b2c3d" }],
  [{ networkInterfaceId: "eni-0a1b2c3d" }, { network_interface_id: "eni-0a1b2c3d" }],
  [{ vpcEndpointId: "vpce-0a1b2c3d" }, { vpc_endpoint_id: "vpce-0a1b2c3d" }],
  [{ vpnGatewayId: "vgw-0a1b2c3d" }, { gateway_id: "vgw-0a1b2c3d" }],
  [{ natGatewayId: "nat-0a1b2c3d" }, { nat_gateway_id: "nat-0a1b2c3d" }],
  [
    { coreNetworkArn: "arn:aws:networkmanager::123456789012:core-network/core-network-0a1b2c3d" },
    { core_network_arn: "arn:aws:networkmanager::123456789012:core-network/core-network-0a1b2c3d" },
  ],
])("%j is a target", (via, argument) => {
  const [route] = Object.values(extra(routed({ Shared: { to: "10.9.0.0/16", via } })));
  expect(route).toMatchObject(argument);
});

test("ranges of IPv6 and prefix lists are destinations", () => {
  const made = routed({
    Six: { to: "2001:db8::/32", via: transit },
    List: { to: { prefixListId: "pl-0a1b2c3d", name: "Offices" }, via: transit },
  });
  const destinations = Object.values(extra(made)).map(
    (route) => route.destination_ipv6_cidr_block ?? route.destination_prefix_list_id,
  );
  expect(new Set(destinations)).toEqual(new Set(["2001:db8::/32", "pl-0a1b2c3d"]));
});

test("routes said in another order, or one more, touch no other", () => {
  const shared = { to: "10.9.0.0/16", via: transit };
  const office = { to: "192.168.0.0/16", via: transit };
  const both = routed({ Shared: shared, Office: office });
  expect(routed({ Office: office, Shared: shared }).document.resource).toEqual(both.document.resource);
  expect(extra(both)).toMatchObject(extra(routed({ Shared: shared })));
});

test("isolated tiers reach named networks, and stay without a way out", () => {
  expect(Object.keys(extra(routed({ Shared: { to: "10.9.0.0/16", via: transit } }, "isolated")))).toHaveLength(3);
});

test.each<[string, ExtraRouteProps]>([
  ["everywhere", { to: "0.0.0.0/0", via: transit }],
  ["everywhere over IPv6", { to: "::/0", via: transit }],
  ["over NAT", { to: "10.9.0.0/16", via: { natGatewayId: "nat-1" } }],
])("a way out of an isolated tier, %s, is a warning", (_, props) => {
  synth((stack) => {
    const { isolated } = tiers(stack);
    isolated.addRoute("Shared", props);
    expect(isolated.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data)).toEqual([
      'the route "Shared" is a way out of an isolated tier: make the tier private, or name the range',
    ]);
  });
});

describe("refusals", () => {
  test.each<[string, ExtraRouteProps, Kind, string]>([
    [
      "no range",
      { to: "shared", via: transit },
      "private",
      'to: a network must be a literal range such as 10.0.0.0/16, { cidr, name } for a range that is known only after apply, or { prefixListId, name }, got "shared"',
    ],
    [
      "host bits",
      { to: "10.9.0.1/16", via: transit },
      "private",
      'to: a range must have zero host bits, got "10.9.0.1/16"',
    ],
    [
      "two targets",
      { to: "10.9.0.0/16", via: { ...transit, natGatewayId: "nat-1" } as never },
      "private",
      "via.transitGatewayId or via.peeringConnectionId or via.networkInterfaceId or via.vpcEndpointId or via.vpnGatewayId or via.natGatewayId or via.coreNetworkArn must not be given together",
    ],
    [
      "the way that the tier has",
      { to: "0.0.0.0/0", via: transit },
      "private",
      'to must be new in this tier, got 0.0.0.0/0, where "0.0.0.0/0" leads',
    ],
    [
      "a range inside of the VPC",
      { to: "10.0.9.0/24", via: transit },
      "private",
      'to must lie outside of the VPC\'s 10.0.0.0/16, got "10.0.9.0/24"',
    ],
    [
      "the range of the VPC",
      { to: "10.0.0.0/16", via: { networkInterfaceId: "eni-1" } },
      "private",
      'to must lie outside of the VPC\'s 10.0.0.0/16, got "10.0.0.0/16"',
    ],
  ])("%s", (_, props, kind, problem) => {
    const id = { public: "Public", private: "Private", isolated: "Data" }[kind];
    expect(() => routed({ Shared: props }, kind)).toThrow(
      `test/${id}.addRoute("Shared") (SubnetModule) is misconfigured:\n  - ${problem}`,
    );
  });

  test("a middlebox may stand between subnets of the VPC", () => {
    expect(() => routed({ Firewall: { to: "10.0.9.0/24", via: { networkInterfaceId: "eni-1" } } })).not.toThrow();
  });

  test("every mistake is told at once, also of the name", () => {
    expect(() => routed({ "to the office": { to: "office", via: {} as ExtraRouteProps["via"] } })).toThrow(
      [
        'test/Private.addRoute("to the office") (SubnetModule) is misconfigured:',
        '  - name must be letters, digits and hyphens, starting with a letter, got "to the office"',
        '  - to: a network must be a literal range such as 10.0.0.0/16, { cidr, name } for a range that is known only after apply, or { prefixListId, name }, got "office"',
        "  - via.transitGatewayId or via.peeringConnectionId or via.networkInterfaceId or via.vpcEndpointId or via.vpnGatewayId or via.natGatewayId or via.coreNetworkArn must be given",
      ].join("\n"),
    );
  });

  test("a name twice, and a destination twice", () => {
    const again = (second: string, to: string) => () =>
      synth((stack) => {
        const tier = new SubnetModule(stack, "Data", { tier: "isolated", vpc, cidrBlock: "10.0.0.0/20", zones });
        tier.addRoute("Shared", { to: "10.9.0.0/16", via: transit });
        tier.addRoute(second, { to, via: transit });
      });
    expect(again("Shared", "10.8.0.0/16")).toThrow('name must be new, got "Shared"');
    expect(again("Again", "10.9.0.0/16")).toThrow('to must be new in this tier, got 10.9.0.0/16, where "Shared" leads');
  });
});
