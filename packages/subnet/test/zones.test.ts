import { synth, warningsOf } from "@plinth/testing";
import { SubnetModule, type SubnetModuleProps, type Zone } from "../src";
import { resolved, vpc } from "./network";

const tier = (zones: readonly Zone[], props: object = {}, id = "Data") =>
  synth(
    (stack) => {
      new SubnetModule(stack, id, {
        tier: "isolated",
        vpc,
        cidrBlock: "10.0.0.0/20",
        zones,
        ...props,
      } as SubnetModuleProps);
    },
    { region: JSON.stringify(zones).includes('"us-west-2') ? "us-west-2" : "us-east-1" },
  );

/** Zone and range of each subnet. */
const placed = (zones: readonly Zone[], props?: object) =>
  Object.values(tier(zones, props).all("aws_subnet")).map((subnet) => [
    subnet.availability_zone ?? subnet.availability_zone_id,
    subnet.cidr_block,
  ]);

test("a zone's name picks its slot by its letter", () => {
  expect(placed(["us-east-1a", "us-east-1h", "us-east-1c"])).toEqual([
    ["us-east-1a", "10.0.0.0/23"],
    ["us-east-1c", "10.0.4.0/23"],
    ["us-east-1h", "10.0.14.0/23"],
  ]);
});

test("a zone's id picks its slot by its number, and is passed as an id", () => {
  const made = tier(["use1-az6", "use1-az1"]);
  const subnets = Object.values(made.all("aws_subnet"));
  expect(subnets.map((subnet) => [subnet.availability_zone, subnet.availability_zone_id, subnet.cidr_block])).toEqual([
    [undefined, "use1-az1", "10.0.0.0/23"],
    [undefined, "use1-az6", "10.0.10.0/23"],
  ]);
  expect(made.addresses.filter((address) => address.startsWith("aws_subnet."))).toEqual([
    expect.stringMatching(/^aws_subnet\.Data_Subnet-use1-az1_/),
    expect.stringMatching(/^aws_subnet\.Data_Subnet-use1-az6_/),
  ]);
});

test("for zones given by their ids, the module says the names that AWS has for them", () => {
  synth((stack) => {
    const data = new SubnetModule(stack, "Data", {
      tier: "isolated",
      vpc,
      cidrBlock: "10.0.0.0/20",
      zones: ["use1-az1"],
    });
    expect(resolved(stack, data.availabilityZones)).toEqual([
      expect.stringMatching(/^\$\{aws_subnet\.Data_Subnet-use1-az1_[0-9A-F]{8}\.availability_zone\}$/),
    ]);
  });
});

test("local and Wavelength zones stand beside others in a slot of their own", () => {
  const zones = ["us-west-2a", { zone: "us-west-2-lax-1a", slot: 4 }, { zone: "us-west-2-wl1-las-wlz-1", slot: 5 }];
  expect(placed(zones)).toEqual([
    ["us-west-2-lax-1a", "10.0.8.0/23"],
    ["us-west-2-wl1-las-wlz-1", "10.0.10.0/23"],
    ["us-west-2a", "10.0.0.0/23"],
  ]);
});

test("fewer slots are larger subnets, more are smaller ones", () => {
  expect(placed(["us-east-1b"], { slots: 4 })).toEqual([["us-east-1b", "10.0.4.0/22"]]);
  expect(placed(["us-east-1b"], { slots: 16 })).toEqual([["us-east-1b", "10.0.1.0/24"]]);
});

test("said as an object or as text, a zone is the same", () => {
  expect(tier([{ zone: "us-east-1b" }]).document.resource).toEqual(tier(["us-east-1b"]).document.resource);
});

test("a zone can have tags and a name of its own, over those of the tier", () => {
  const zones = [{ zone: "us-east-1a", tags: { Name: "front-a", "karpenter.sh/discovery": "shop" } }, "us-east-1b"];
  const made = tier(zones, { tags: { Team: "platform" } });
  for (const type of ["aws_subnet", "aws_route_table"]) {
    expect(Object.values(made.all(type)).map(({ tags }) => tags)).toEqual([
      { Team: "platform", Name: "front-a", "karpenter.sh/discovery": "shop" },
      { Team: "platform", Name: "test-data-us-east-1b" },
    ]);
  }
});

test.each<[string, Zone[], object, string]>([
  [
    "one letter twice",
    ["us-west-2b", "us-west-2-lax-1b"],
    {},
    'zones must have different slots, got 1 for "us-west-2-lax-1b" and "us-west-2b": give one of them another, { zone: "us-west-2b", slot: … }',
  ],
  [
    "a slot twice",
    ["us-east-1b", { zone: "us-east-1c", slot: 1 }],
    {},
    'zones must have different slots, got 1 for "us-east-1b" and "us-east-1c": give one of them another, { zone: "us-east-1c", slot: … }',
  ],
  [
    "a slot that the tier does not have",
    [{ zone: "us-east-1a", slot: 8 }],
    {},
    'zones: the slot of "us-east-1a" must be 0 to 7, got 8',
  ],
  [
    "a letter that the tier does not have",
    ["us-east-1e"],
    { slots: 4 },
    'zones: the slot of "us-east-1e" must be 0 to 3, got 4',
  ],
  ["half a slot", [{ zone: "us-east-1a", slot: 0.5 }], {}, "zones[0].slot must be 0 to 15, got 0.5"],
  [
    "a Wavelength zone without a slot",
    ["us-east-1-wl1-bos-wlz-1"],
    {},
    'zones: "us-east-1-wl1-bos-wlz-1" does not say its slot, give one: { zone: "us-east-1-wl1-bos-wlz-1", slot: 0 to 7 }',
  ],
  ["ids of two regions", ["use1-az1", "usw2-az2"], {}, "zones must belong to one region, got use1 and usw2"],
  [
    "names of two regions beside an id",
    ["us-east-1a", "us-west-2b", "use1-az3"],
    {},
    "zones must belong to one region, got us-east-1 and us-west-2",
  ],
  ["another number of slots", ["us-east-1a"], { slots: 5 }, "slots must be one of 4, 8, 16, got 5"],
  [
    "a block too narrow for its slots",
    ["us-east-1a"],
    { slots: 16, cidrBlock: "10.0.0.0/25" },
    'cidrBlock must be a literal IPv4 range from /12 to /24, to be cut into 16 slots, got "10.0.0.0/25"',
  ],
  [
    "a public tier in a Wavelength zone",
    [{ zone: "use1-wl1-bos-wlz1", slot: 0 }],
    { tier: "public" },
    'zones of a public tier must not be Wavelength zones, which have no internet gateway, got "use1-wl1-bos-wlz1"',
  ],
])("%s: refused", (_, zones, props, problem) => {
  expect(() => tier(zones, props)).toThrow(`test/Data (SubnetModule) is misconfigured:\n  - ${problem}`);
});

test("a name beside an id is a warning: both can be one zone", () => {
  const zones = ["us-east-1a", "use1-az2"];
  synth((stack) => {
    new SubnetModule(stack, "Data", { tier: "isolated", vpc, cidrBlock: "10.0.0.0/20", zones });
    expect(warningsOf(stack)).toEqual([
      'zones has the name "us-east-1a" and the id "use1-az2", which can be the same zone: use only names, or only ids',
    ]);
  });
  expect(placed(zones)).toEqual([
    ["us-east-1a", "10.0.0.0/23"],
    ["use1-az2", "10.0.2.0/23"],
  ]);
});

test.each<[string[], string, string]>([
  [["use1-az1"], "us-east-1a", "use1-az1"],
  [["us-east-1b"], "use1-az1", "us-east-1b"],
])("zones %j whose NAT gateway is under %s use it, with a warning", (zones, key, zone) => {
  const made = synth((stack) => {
    const egress = { natGatewayIds: { [key]: "nat-0a1b2c3d" } };
    new SubnetModule(stack, "Private", { tier: "private", vpc, cidrBlock: "10.0.0.0/20", zones, egress });
    expect(warningsOf(stack)).toEqual([
      `egress has no NAT gateway under the name or id of "${zone}", whose traffic goes to that of "${key}": write the zones of both tiers as names, or as ids`,
    ]);
  });
  expect(made.the("aws_route").nat_gateway_id).toBe("nat-0a1b2c3d");
});

test("a zone without a gateway of its own is no warning, a regional gateway neither", () => {
  for (const key of ["us-east-1b", "regional"]) {
    synth((stack) => {
      const egress = { natGatewayIds: { [key]: "nat-0a1b2c3d" } };
      const zones = ["us-east-1a"];
      new SubnetModule(stack, "Private", { tier: "private", vpc, cidrBlock: "10.0.0.0/20", zones, egress });
      expect(warningsOf(stack)).toEqual([]);
    });
  }
});
