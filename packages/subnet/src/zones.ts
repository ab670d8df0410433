import { distinct, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import type { Slots } from "./slots";

/** A zone by its name (`us-east-1a`) or its id (`use1-az1`), which means the same place in every account. */
export type Zone = string | ZoneProps;

export interface ZoneProps {
  readonly zone: string;
  /**
   * Which part of the tier's block is the zone's, from 0. A change replaces the zone's subnet.
   * @default - by the letter that ends a name (`a` is 0) or the number that ends an id (`az1` is 0)
   */
  readonly slot?: number;
  /** Tags of what is in this zone, over those of the tier; `Name` too. @default - those of the tier */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface PlacedZone {
  /** As it was given; everything of the zone is named after it. */
  readonly key: string;
  readonly slot: number;
  readonly tags: Readonly<Record<string, string>>;
}

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+/;
const NAME = /^[a-z]{2,4}(-[a-z]+)+-\d+(-[a-z0-9]+)*[a-p]?$/;
/** Availability and local zones end in `az1`, Wavelength zones in `wlz1`. AWS docs, "Regions and Zones". */
const ID = /^[a-z]+\d-([a-z0-9]+-)*(az|wlz)\d+$/;

/** The zones in alphabetical order, each with its slot. */
export function placed(zones: readonly Zone[]): PlacedZone[] {
  return zones
    .map((one): ZoneProps => (typeof one === "string" ? { zone: one } : one))
    .map(({ zone, slot, tags = {} }) => ({ key: zone, slot: slot ?? ownSlot(zone) ?? -1, tags }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

export function byZone<T>(zones: readonly PlacedZone[], make: (zone: PlacedZone) => T): Record<string, T> {
  return Object.fromEntries(zones.map((zone) => [zone.key, make(zone)]));
}

export function isZoneId(zone: string): boolean {
  return ID.test(zone);
}

/** Wavelength zones are reached over a carrier gateway and never over an internet gateway. */
export function isWavelength(zone: string): boolean {
  return /-wlz-?\d+$/.test(zone);
}

export function zoneProblems(zones: readonly Zone[], slots: Slots): Problem[] {
  if (Token.isUnresolved(zones) || zones.some((zone) => Token.isUnresolved(keyOf(zone)))) {
    return ["zones must be literal, because addresses and ranges follow them, got a value that is known only later"];
  }
  const keys = zones.map(keyOf);
  const shapes = keys.map(
    (key) =>
      !NAME.test(key) &&
      !isZoneId(key) &&
      `zones must be names such as "us-east-1a" or ids such as "use1-az1", got "${key}"`,
  );
  return [distinct("zones", keys, 1), mixProblem(keys), regionProblem(keys), ...shapes, ...slotProblems(zones, slots)];
}

function slotProblems(zones: readonly Zone[], slots: Slots): Problem[] {
  const all = placed(zones.filter((zone) => NAME.test(keyOf(zone)) || isZoneId(keyOf(zone))));
  const outside = all
    .filter(({ slot }) => !(Number.isInteger(slot) && slot >= 0 && slot < slots))
    .map(({ key, slot }) =>
      slot === -1
        ? `zones: "${key}" does not say its slot, give one: { zone: "${key}", slot: 0 to ${slots - 1} }`
        : `zones: the slot of "${key}" must be 0 to ${slots - 1}, got ${slot}`,
    );
  const taken = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => other.slot === one.slot && other.key !== one.key && one.slot !== -1)
      .map(
        (other) =>
          `zones must have different slots, got ${one.slot} for "${one.key}" and "${other.key}": ` +
          `give one of them another, { zone: "${other.key}", slot: … }`,
      ),
  );
  return [...outside, ...taken];
}

/** A name and an id can mean the same zone, in this account or another. */
function mixProblem(keys: readonly string[]): Problem {
  const [id, name] = [keys.find(isZoneId), keys.find((key) => NAME.test(key))];
  return id !== undefined && name !== undefined && `zones must be all names or all ids, got "${name}" and "${id}"`;
}

function regionProblem(keys: readonly string[]): Problem {
  const regions = keys.flatMap((key) => (isZoneId(key) ? key.split("-")[0] : (REGION.exec(key)?.[0] ?? [])));
  const [first, second] = new Set(regions);
  return second !== undefined && `zones must belong to one region, got ${first} and ${second}`;
}

function keyOf(zone: Zone): string {
  return typeof zone === "string" ? zone : zone.zone;
}

/** By the letter that ends a name or the number that ends an id; nothing for names that end in a number. */
function ownSlot(key: string): number | undefined {
  if (isZoneId(key)) return Number(/\d+$/.exec(key)?.[0]) - 1;
  const letter = "abcdefghijklmnop".indexOf(key.slice(-1));
  return letter === -1 ? undefined : letter;
}
