import { type Cidr, cidrText, contains, overlap, parseCidr } from "@plinth/core";
import fc from "fast-check";
import { blockPrefixes, type Slots, slotOf, slotRange } from "../src/slots";

const parsed = (cidr: string) => parseCidr(cidr) as Cidr;

test.each<[string, number, Slots, string]>([
  ["10.0.0.0/16", 0, 8, "10.0.0.0/19"],
  ["10.0.0.0/16", 1, 8, "10.0.32.0/19"],
  ["10.0.0.0/16", 7, 8, "10.0.224.0/19"],
  ["10.0.0.0/13", 1, 8, "10.1.0.0/16"],
  ["10.0.1.128/25", 7, 8, "10.0.1.240/28"],
  ["255.255.255.128/25", 7, 8, "255.255.255.240/28"],
  ["10.0.0.0/16", 1, 4, "10.0.64.0/18"],
  ["10.0.0.0/16", 15, 16, "10.0.240.0/20"],
])("of %s, slot %i of %i is %s", (block, slot, slots, range) => {
  expect(slotOf(block, slot, slots)).toBe(range);
});

/** Every block that a tier can have, with its number of slots. */
const blocks = fc.constantFrom<Slots>(4, 8, 16).chain((slots) => {
  const { widest, narrowest } = blockPrefixes(slots);
  return fc.integer({ min: widest, max: narrowest }).chain((prefix) =>
    fc.integer({ min: 0, max: 2 ** prefix - 1 }).map((index) => {
      const block: Cidr = { bits: 32, address: BigInt(index) << BigInt(32 - prefix), prefix };
      return { block, slots };
    }),
  );
});

test("the slots fill their block without a gap or an overlap, each a subnet that AWS takes", () => {
  fc.assert(
    fc.property(blocks, ({ block, slots }) => {
      const parts = Array.from({ length: slots }, (_, slot) => slotRange(block, slot, slots));
      parts.forEach((part, index) => {
        expect(part.address).toBe(block.address + (BigInt(index) << BigInt(32 - part.prefix)));
        expect(contains(block, part)).toBe(true);
        expect(part.prefix).toBeGreaterThanOrEqual(16);
        expect(part.prefix).toBeLessThanOrEqual(28);
        expect(parsed(cidrText(part))).toEqual(part);
      });
      expect(parts.every((one, i) => parts.every((other, j) => i === j || !overlap(one, other)))).toBe(true);
    }),
  );
});
