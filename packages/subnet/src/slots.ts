import { type Cidr, cidrText, parseCidr, scalar } from "@plinth/core";

/** How many equal parts a tier's block is cut into. */
export type Slots = 4 | 8 | 16;

const ALLOWED: readonly number[] = [4, 8, 16];
const DEFAULT = 8;

export const SLOTS = scalar<Slots>(
  "a number",
  `be one of ${ALLOWED.join(", ")}`,
  (value) => typeof value === "number",
  (slots) => ALLOWED.includes(slots),
)
  .literal()
  .default(DEFAULT);

/** For rules: those of the default in the place of a number that is refused, so that all problems are found. */
export function allowedSlots(slots: Slots): Slots {
  return ALLOWED.includes(slots) ? slots : DEFAULT;
}

/** Widest and narrowest block of a tier: its slots are subnets, which AWS takes from /16 to /28. */
export function blockPrefixes(slots: Slots): { readonly widest: number; readonly narrowest: number } {
  return { widest: 16 - bitsOf(slots), narrowest: 28 - bitsOf(slots) };
}

/** One of the equal parts of the block. */
export function slotRange({ bits, address, prefix }: Cidr, slot: number, slots: Slots): Cidr {
  const narrow = prefix + bitsOf(slots);
  return { bits, address: address + BigInt(slot) * (1n << BigInt(bits - narrow)), prefix: narrow };
}

/** The same as text: of `10.0.0.0/18` and eight slots, the first is `10.0.0.0/21`. */
export function slotOf(cidrBlock: string, slot: number, slots: Slots): string {
  const block = parseCidr(cidrBlock);
  if (!block) throw new Error(`${cidrBlock} is no range`);
  return cidrText(slotRange(block, slot, slots));
}

function bitsOf(slots: Slots): number {
  return Math.log2(slots);
}
