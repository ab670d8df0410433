import { either, integer, object, type RowsOf, type SettingsOf, TAGS, text } from "@plinth/core";

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

/** A zone with its part of the block. */
export interface ZoneSlot {
  /** As it was given; everything of the zone is named after it. */
  readonly key: string;
  readonly slot: number;
  readonly tags: Readonly<Record<string, string>>;
}

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+/;
const NAME = /^[a-z]{2,4}(-[a-z]+)+-\d+(-[a-z0-9]+)*[a-p]?$/;
/** Availability and local zones end in `az1`, Wavelength zones in `wlz1`. AWS docs, "Regions and Zones". */
const ID = /^[a-z]+\d-([a-z0-9]+-)*(az|wlz)\d+$/;

const ZONE_NAME = text()
  .where('be the name of a zone such as "us-east-1a" or an id such as "use1-az1"', isZone)
  .literal();

export const ZONE = either(
  object({
    zone: ZONE_NAME,
    slot: integer(0, 15).literal().optional(),
    tags: TAGS.literal(),
  } satisfies RowsOf<ZoneProps>),
  ZONE_NAME,
);
export type ZoneSettings = SettingsOf<typeof ZONE>;

/** The zones in alphabetical order, each with its slot; -1 where neither says it. */
export function normalizeZones(zones: readonly ZoneSettings[]): ZoneSlot[] {
  return zones
    .map((one) => (typeof one === "string" ? { zone: one, slot: undefined, tags: {} } : one))
    .map(({ zone, slot, tags }) => ({ key: zone, slot: slot ?? ownSlot(zone) ?? -1, tags }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

export function byZone<T>(zones: readonly ZoneSlot[], create: (zone: ZoneSlot) => T): Record<string, T> {
  return Object.fromEntries(zones.map((zone) => [zone.key, create(zone)]));
}

export function isZone(zone: string): boolean {
  return NAME.test(zone) || ID.test(zone);
}

export function isZoneId(zone: string): boolean {
  return ID.test(zone);
}

/** Wavelength zones are reached over a carrier gateway and never over an internet gateway. */
export function isWavelength(zone: string): boolean {
  return /-wlz-?\d+$/.test(zone);
}

/** Of a zone that is given by name. */
export function regionOfZone(zone: string): string | undefined {
  return REGION.exec(zone)?.[0];
}

/** By the letter that ends a name or the number that ends an id; nothing for names that end in a number. */
function ownSlot(key: string): number | undefined {
  if (isZoneId(key)) return Number(/\d+$/.exec(key)?.[0]) - 1;
  const letter = "abcdefghijklmnop".indexOf(key.slice(-1));
  return letter === -1 ? undefined : letter;
}
