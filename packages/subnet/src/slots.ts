import { type Cidr, cidrText } from "@plinth/core";

/** How many equal parts a tier's block is cut into. */
export type Slots = 4 | 8 | 16;

export const DEFAULT_SLOTS = 8;

/** Widest and narrowest block of a tier: its slots are subnets, which AWS takes from /16 to /28. */
export function blockPrefixes(slots: Slots): { readonly widest: number; readonly narrowest: number } {
  return { widest: 16 - bitsOf(slots), narrowest: 28 - bitsOf(slots) };
}

/** One of the equal parts of the block. */
export function slotRange({ bits, address, prefix }: Cidr, slot: number, slots: Slots): Cidr {
  const narrow = prefix + bitsOf(slots);
  return { bits, address: address + BigInt(slot) * (1n << BigInt(bits - narrow)), prefix: narrow };
}

/** The same as text, `10.0.64.0/21`. */
export function slotOf(block: Cidr, slot: number, slots: Slots): string {
  return cidrText(slotRange(block, slot, slots));
}

function bitsOf(slots: Slots): number {
  return Math.log2(slots);
}
