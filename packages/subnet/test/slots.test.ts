import fc from "fast-check";
import { contains, LETTERS, NARROWEST_BLOCK, overlap, type Range, rangeOf, slotOf, WIDEST_BLOCK } from "../src/slots";

const parsed = (cidr: string) => rangeOf(cidr) as Range;

test.each([
  ["10.0.0.0/16", "us-east-1a", "10.0.0.0/19"],
  ["10.0.0.0/16", "us-east-1b", "10.0.32.0/19"],
  ["10.0.0.0/16", "us-east-1h", "10.0.224.0/19"],
  ["10.0.0.0/13", "eu-west-1b", "10.1.0.0/16"],
  ["10.0.64.0/20", "us-gov-west-1c", "10.0.68.0/23"],
  ["10.0.1.128/25", "ap-southeast-2h", "10.0.1.240/28"],
  ["192.168.0.0/24", "us-west-2-lax-1b", "192.168.0.32/27"],
  ["255.255.255.128/25", "us-east-1h", "255.255.255.240/28"],
])("of %s, %s gets %s", (block, zone, slot) => {
  expect(slotOf(parsed(block), zone)).toBe(slot);
});

test.each([
  ["10.0.0.0/8", { address: 167772160, prefix: 8 }],
  ["10.0.0.0", undefined],
  ["10.0.0.256/24", undefined],
  ["10.0.0.0/33", undefined],
  ["::/0", undefined],
  ["ten", undefined],
])("%s means %j", (text, range) => {
  expect(rangeOf(text)).toEqual(range);
});

test.each([
  ["10.0.0.0/24", "10.0.0.128/25", true, true],
  ["10.0.0.0/24", "10.0.0.0/24", true, true],
  ["10.0.0.128/25", "10.0.0.0/24", false, true],
  ["10.0.0.0/24", "10.0.1.0/24", false, false],
])("%s and %s: contains %s, overlaps %s", (one, other, within, common) => {
  expect(contains(parsed(one), parsed(other))).toBe(within);
  expect(overlap(parsed(one), parsed(other))).toBe(common);
  expect(overlap(parsed(other), parsed(one))).toBe(common);
});

/** Every block that a tier can have. */
const blocks = fc
  .integer({ min: WIDEST_BLOCK, max: NARROWEST_BLOCK })
  .chain((prefix) =>
    fc
      .integer({ min: 0, max: 2 ** prefix - 1 })
      .map((index): Range => ({ address: index * 2 ** (32 - prefix), prefix })),
  );

test("the eight slots fill their block without a gap or an overlap, each a subnet that AWS takes", () => {
  fc.assert(
    fc.property(blocks, (block) => {
      const slots = [...LETTERS].map((letter) => parsed(slotOf(block, `us-east-1${letter}`)));
      slots.forEach((slot, index) => {
        const size = 2 ** (32 - slot.prefix);
        expect(slot.address).toBe(block.address + index * size);
        expect(contains(block, slot)).toBe(true);
        expect(slot.prefix).toBeGreaterThanOrEqual(16);
        expect(slot.prefix).toBeLessThanOrEqual(28);
      });
      expect(slots.every((one, i) => slots.every((other, j) => i === j || !overlap(one, other)))).toBe(true);
    }),
  );
});

test("a slot depends on the block and the letter alone", () => {
  fc.assert(
    fc.property(blocks, fc.constantFrom(...LETTERS), (block, letter) => {
      expect(slotOf(block, `us-east-1${letter}`)).toBe(slotOf(block, `eu-central-1${letter}`));
    }),
  );
});
