import { type Cidr, contains, overlap, parseCidr } from "@plinth/core";
import { synth } from "@plinth/testing";
import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import { build, networks, picture, type RandomNetwork, type RandomTier, VPC_RANGE, ZONES } from "./random-network";

const app = new App({ outdir: "/tmp/plinth-synth" });
let count = 0;

const built = (network: RandomNetwork) => {
  const stack = new TerraformStack(app, `random${count++}`);
  const tiers = build(stack, network);
  const seen = picture(stack);
  app.node.tryRemoveChild(stack.node.id);
  return { tiers, seen };
};

/** A network with one thing more, and what it was. */
const grown = networks.chain(({ tiers }) =>
  fc
    .tuple(fc.nat({ max: tiers.length - 1 }), fc.constantFrom("zone", "route", "rule", "tier"), fc.nat())
    .map(([index, what, pick]) => {
      const tier = tiers[index];
      const more: Partial<Record<string, RandomTier>> = {
        zone: { ...tier, zones: [ZONES.find((zone) => !tier.zones.includes(zone)) ?? tier.zones[0], ...tier.zones] },
        route: { ...tier, routes: [9, ...tier.routes] },
        rule: { ...tier, rules: [90, ...tier.rules] },
      };
      const changed = more[what];
      const after = changed
        ? tiers.map((one) => (one === tier ? { ...changed, zones: unique(changed.zones) } : one))
        : [another(tiers, pick), ...tiers];
      return { before: { tiers }, after: { tiers: after } };
    }),
);

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** A tier in a block that is free. */
function another(tiers: readonly RandomTier[], pick: number): RandomTier {
  const free = Array.from({ length: 16 }, (_, block) => block).filter((block) => tiers.every((t) => t.block !== block));
  const block = free[pick % free.length];
  return { ...tiers[0], id: `Tier${block}`, block };
}

test("one zone, tier, route or rule more, or less, changes no address and no range of anything else", () => {
  fc.assert(
    fc.property(grown, ({ before, after }) => {
      const [fewer, more] = [built(before).seen, built(after).seen];
      for (const [address, what] of fewer) expect([address, more.get(address)]).toEqual([address, what]);
    }),
    { numRuns: 600 },
  );
});

test("the order of tiers, zones, routes and rules means nothing", () => {
  const reversed = ({ tiers }: RandomNetwork): RandomNetwork => ({
    tiers: [...tiers].reverse().map((tier) => ({
      ...tier,
      zones: [...tier.zones].reverse(),
      routes: [...tier.routes].reverse(),
      rules: [...tier.rules].reverse(),
    })),
  });
  fc.assert(
    fc.property(networks, (network) => {
      const sorted = (seen: Map<string, string>) => [...seen].sort();
      expect(sorted(built(reversed(network)).seen)).toEqual(sorted(built(network).seen));
    }),
    { numRuns: 400 },
  );
});

test("ranges never overlap, lie inside the VPC, and no two zones share a /64", () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { tiers } = built(network);
      const ranges = tiers.flatMap(({ cidrBlocks }) => Object.values(cidrBlocks).map((one) => parseCidr(one) as Cidr));
      const vpc = parseCidr(VPC_RANGE) as Cidr;
      expect(ranges.every((range) => contains(vpc, range) && range.prefix >= 16 && range.prefix <= 28)).toBe(true);
      expect(ranges.some((one, index) => ranges.slice(index + 1).some((other) => overlap(one, other)))).toBe(false);
      const indices = tiers.flatMap(({ ipv6Indices }) => Object.values(ipv6Indices));
      expect(new Set(indices).size).toBe(indices.length);
    }),
    { numRuns: 400 },
  );
});

test("a sample of them is kept for terraform validate", () => {
  for (const network of fc.sample(networks, { numRuns: 12, seed: 3 })) {
    expect(synth((stack) => void build(stack, network)).addresses.length).toBeGreaterThan(0);
  }
});
