import type { Problem } from "@plinth/core";
import { allowedSlots, type Slots } from "./slots";
import { isZone, isZoneId, normalizeZones, regionOfZone, type ZoneSettings, type ZoneSlot } from "./zones";

interface Zones {
  readonly zones: readonly ZoneSettings[];
  readonly slots: Slots;
}

/**
 * Each zone has a part of the block that is its alone: AWS refuses subnets with addresses in common.
 * AWS docs, "Subnet CIDR blocks", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function slotProblems(given: Zones): Problem[] {
  const slots = allowedSlots(given.slots);
  // Others are refused already.
  const zones = normalizeZones(given.zones).filter(({ key }) => isZone(key));
  const outside = zones
    .filter(({ slot }) => slot === -1 || (slot >= slots && slot < 16))
    .map(({ key, slot }) =>
      slot === -1
        ? `zones: "${key}" does not say its slot, give one: { zone: "${key}", slot: 0 to ${slots - 1} }`
        : `zones: the slot of "${key}" must be 0 to ${slots - 1}, got ${slot}`,
    );
  return [...outside, ...zones.flatMap((zone, index) => sharedSlotProblems(zone, zones.slice(index + 1)))];
}

function sharedSlotProblems({ key, slot }: ZoneSlot, others: readonly ZoneSlot[]): Problem[] {
  return others
    .filter((other) => other.slot === slot && other.key !== key && slot !== -1)
    .map(
      (other) =>
        `zones must have different slots, got ${slot} for "${key}" and "${other.key}": ` +
        `give one of them another, { zone: "${other.key}", slot: … }`,
    );
}

/** A provider has one region. Names and ids spell it differently, so each kind is compared with itself. */
export function oneRegionProblem({ zones }: Zones): Problem[] {
  const keys = normalizeZones(zones).map(({ key }) => key);
  const ids = keys.filter(isZoneId).map((key) => key.split("-")[0]);
  const names = keys.filter((key) => !isZoneId(key)).flatMap((key) => regionOfZone(key) ?? []);
  return [ids, names].map((regions) => {
    const [first, second] = new Set(regions);
    return second !== undefined && `zones must belong to one region, got ${first} and ${second}`;
  });
}
