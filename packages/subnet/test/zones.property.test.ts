import { synth } from "@plinth/testing";
import fc from "fast-check";

import { type Tiers, tiers } from "./network";

// Hundreds of documents that differ in nothing `terraform validate` looks at.
delete process.env.PLINTH_RECORD;

const zones = [..."abcdefgh"].map((letter) => `us-east-1${letter}`);
const someZones = fc.shuffledSubarray(zones, { minLength: 1 });

/** Every resource of the three tiers by address, with all its arguments. */
function resources(props: Partial<Tiers>): Record<string, unknown> {
  const { document } = synth((stack) => tiers(stack, { natGateways: "per-zone", ...props }));
  const types = Object.entries(document.resource as Record<string, Record<string, unknown>>);
  return Object.fromEntries(
    types.flatMap(([type, named]) => Object.entries(named).map(([name, made]) => [`${type}.${name}`, made])),
  );
}

test("the order of zones means nothing", () => {
  fc.assert(
    fc.property(someZones, (given) => {
      expect(resources({ zones: given })).toEqual(resources({ zones: [...given].sort() }));
    }),
    { numRuns: 25 },
  );
});

test("adding or removing zones leaves every resource of the others exactly as it was", () => {
  fc.assert(
    fc.property(someZones, someZones, (one, other) => {
      const [before, after] = [resources({ zones: one }), resources({ zones: other })];
      for (const zone of zones) {
        const ofZone = Object.keys(before).filter((address) => address.includes(zone));
        if (!one.includes(zone)) expect(ofZone).toEqual([]);
        if (one.includes(zone) && other.includes(zone)) {
          expect(ofZone.map((address) => after[address])).toEqual(ofZone.map((address) => before[address]));
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("appending NAT gateways changes nothing but the way out of their own zones", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(zones, { minLength: 2 }), fc.nat(), (listed, cut) => {
      const fewer = listed.slice(0, 1 + (cut % (listed.length - 1)));
      const appended = listed.slice(fewer.length);
      const before = resources({ zones, natGateways: fewer });
      const after = resources({ zones, natGateways: listed });
      const changed = Object.keys(before).filter((address) => !same(before[address], after[address]));
      expect(changed.every((address) => address.startsWith("aws_route.Private_InternetRoute-"))).toBe(true);
      expect(changed.map((address) => zones.find((zone) => address.includes(zone))).sort()).toEqual(appended.sort());
    }),
    { numRuns: 25 },
  );
});

test("from any zones with a NAT gateway to one in every zone, gateways and addresses that exist remain", () => {
  fc.assert(
    fc.property(someZones, (natGateways) => {
      const before = resources({ zones, natGateways });
      const after = resources({ zones, natGateways: "per-zone" });
      const nats = Object.keys(before).filter((address) => /^aws_(eip|nat_gateway)\./.test(address));
      expect(nats).toHaveLength(2 * natGateways.length);
      expect(nats.map((address) => after[address])).toEqual(nats.map((address) => before[address]));
    }),
    { numRuns: 25 },
  );
});

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
