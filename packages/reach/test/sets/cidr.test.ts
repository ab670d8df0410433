import {
  ALL,
  type Cidr,
  contains,
  isEveryAddress,
  LOCAL_RANGES,
  overlaps,
  parseCidr,
  partsOf,
} from "../../src/sets/cidr";

const cidr = (text: string) => parseCidr(text) as Cidr;

test.each([
  ["10.0.0.0/16", "10.0.255.255", true],
  ["10.0.0.0/16", "10.1.0.0", false],
  ["10.0.0.7/24", "10.0.0.200", true],
  ["2001:db8::/32", "2001:db8:1::5", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["::ffff:10.0.0.0/104", "::ffff:10.1.2.3", true],
  ["::/0", "10.0.0.1", false],
])("%s contains %s: %s", (outer, inner, answer) => {
  expect(contains(cidr(outer), cidr(inner))).toBe(answer);
});

test("what is no range has none", () => {
  expect(["", "10.0.0.0/33", "10.0.0/8", "sg-1", "::/129", "10.0.0.0/x"].map(parseCidr)).toEqual(
    Array(6).fill(undefined),
  );
});

test("ranges overlap when one is in the other", () => {
  expect(overlaps(cidr("10.0.0.0/8"), cidr("10.1.0.0/16"))).toBe(true);
  expect(overlaps(cidr("10.0.0.0/8"), cidr("11.0.0.0/8"))).toBe(false);
});

test("every address is 0.0.0.0/0 or ::/0, in any spelling", () => {
  expect(["0.0.0.0/0", "::/0", "0:0::/0", "0.0.0.0/1"].map((text) => isEveryAddress(cidr(text)))).toEqual([
    ...[true, true, true, false],
  ]);
});

const parts = (network: Cidr, ...texts: string[]) =>
  partsOf(network, texts.map(cidr), LOCAL_RANGES).map(({ text }) => text);

test("a network has a part for each range within it, and one for the rest", () => {
  expect(parts(ALL[4], "203.0.113.0/24", "10.0.0.0/8")).toEqual(["0.0.0.0/0", "203.0.113.0/24"]);
});

test("what is covered by ranges within it is no part", () => {
  expect(parts(ALL[4], "0.0.0.0/1", "128.0.0.0/1")).toEqual(["0.0.0.0/1", "128.0.0.0/1"]);
});
