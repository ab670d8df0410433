/** The letters that end a zone's name; the letter picks the slot, so a tier has at most eight zones. */
export const LETTERS = "abcdefgh";

/** Bits that tell eight slots apart. */
const SLOT_BITS = 3;

/** Widest and narrowest block of a tier: its slots are subnets, which AWS takes from /16 to /28. */
export const WIDEST_BLOCK = 16 - SLOT_BITS;
export const NARROWEST_BLOCK = 28 - SLOT_BITS;

/** An IPv4 range by its first address and its prefix length. */
export interface Range {
  readonly address: number;
  readonly prefix: number;
}

/** The range that the text means, host bits included; nothing when it is not an IPv4 range. */
export function rangeOf(cidr: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (!match) return;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return;
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

/** Number of addresses. */
export function sizeOf({ prefix }: Range): number {
  return 2 ** (32 - prefix);
}

export function overlap(one: Range, other: Range): boolean {
  return one.address < other.address + sizeOf(other) && other.address < one.address + sizeOf(one);
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.address <= inner.address && inner.address + sizeOf(inner) <= outer.address + sizeOf(outer);
}

/** The eighth of the block that belongs to the zone, by the letter that ends its name. */
export function slotOf(block: Range, zone: string): string {
  const slot = LETTERS.indexOf(zone.slice(-1));
  const prefix = block.prefix + SLOT_BITS;
  return textOf({ address: block.address + slot * 2 ** (32 - prefix), prefix });
}

function textOf({ address, prefix }: Range): string {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((weight) => Math.floor(address / weight) % 256);
  return `${octets.join(".")}/${prefix}`;
}
