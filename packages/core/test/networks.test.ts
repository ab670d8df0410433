import { Token } from "cdktf";
import fc from "fast-check";
import {
  canonicalRange,
  cidrText,
  contains,
  hasZeroHostBits,
  isWorld,
  type Network,
  networkArguments,
  networkName,
  networkProblem,
  overlap,
  parseCidr,
} from "../src";

const cidr = (text: string) => {
  const parsed = parseCidr(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

test.each([
  ["10.0.0.0/16", 32, 0x0a000000n],
  ["0.0.0.0/0", 32, 0n],
  ["::/0", 128, 0n],
  ["2001:db8::/32", 128, 0x20010db8000000000000000000000000n],
  ["2001:db8:1:2:3:4:5:6/128", 128, 0x20010db8000100020003000400050006n],
  ["2001:db8::1/128", 128, 0x20010db8000000000000000000000001n],
  ["::ffff:192.168.100.200/128", 128, 0xffffc0a864c8n],
  ["::ffff:10.0.0.1/128", 128, 0xffff0a000001n],
])("%s is understood", (text, bits, address) => {
  expect(parseCidr(text)).toMatchObject({ bits, address });
});

test.each([
  "",
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0/8",
  "2001:db8::/129",
  "10.0.0.0/8/8",
  "10.0.0.0/8x",
  "everybody",
  "10.0.0.0/-1",
])("%j is no range", (text) => expect(parseCidr(text)).toBeUndefined());

test("host bits must be zero", () => {
  expect(hasZeroHostBits(cidr("10.0.1.0/24"))).toBe(true);
  expect(networkProblem("10.0.1.1/24")).toBe("a range must have zero host bits");
  expect(networkProblem("2001:db8::1/32")).toBe("a range must have zero host bits");
  expect(networkProblem({ prefixListId: "pl-1", name: "x" })).toBeUndefined();
});

test("a range contains its halves, which do not overlap each other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 31 }), (number, prefix) => {
      const size = 1n << BigInt(32 - prefix);
      const address = (BigInt(number) / size) * size;
      const whole = { bits: 32, address, prefix } as const;
      const low = { bits: 32, address, prefix: prefix + 1 } as const;
      const high = { ...low, address: address + size / 2n };
      expect([contains(whole, low), contains(whole, high), overlap(low, high), contains(low, whole)]).toEqual([
        true,
        true,
        false,
        false,
      ]);
    }),
  );
});

test("a range contains itself, and ranges overlap where one contains the other, in either order", () => {
  const [whole, part] = [cidr("10.0.0.0/8"), cidr("10.1.0.0/16")];
  expect(contains(whole, whole)).toBe(true);
  expect([overlap(whole, part), overlap(part, whole)]).toEqual([true, true]);
});

test("families never contain each other", () => {
  expect(contains(cidr("::/0"), cidr("10.0.0.0/8"))).toBe(false);
});

test.each(["10.0.0.0/16", "255.255.255.240/28", "2001:db8:0:0:0:0:0:0/32"])("%s is written as it was read", (text) => {
  expect(cidrText(cidr(text))).toBe(text);
});

test.each([
  ["0.0.0.0/0", true],
  ["128.0.0.0/1", true],
  ["2000::/3", true],
  ["8.0.0.0/7", true],
  ["fc00::/6", true],
  ["10.0.0.0/8", false],
  ["fd00::/8", false],
  ["fc00::/7", false],
  ["everybody", false],
])("%s is the world: %s", (range, world) => {
  expect(isWorld(range)).toBe(world);
});

test.each([
  ["2001:DB8::/32", "2001:db8::/32"],
  ["2001:0db8:0000:0000:0001:0000:0000:0000/64", "2001:db8:0:0:1::/64"],
  ["FD00:EC2:0:0:0:0:0:0/032", "fd00:ec2::/32"],
  ["::/0", "::/0"],
  ["10.0.0.0/08", "10.0.0.0/8"],
  ["everybody", "everybody"],
])("AWS answers %s as %s", (range, canonical) => {
  expect(canonicalRange(range)).toBe(canonical);
});

const later = Token.asString({ resolve: () => "10.0.0.0/16" });

test("a range that is known only after apply has a name", () => {
  expect(networkProblem(later)).toMatch(/^a network must be a literal range/);
  expect(networkProblem({ cidr: later, name: "Lan" })).toBeUndefined();
  expect(networkProblem({ ipv6Cidr: later, name: "Lan" })).toBeUndefined();
  expect(networkProblem({ cidr: "10.0.0.1/8", name: "Lan" })).toBe("a range must have zero host bits");
  expect(networkArguments({ cidr: later, name: "Lan" })).toEqual({ ipv4: later });
  expect(networkArguments({ ipv6Cidr: later, name: "Lan" })).toEqual({ ipv6: later });
  expect(networkArguments({ cidr: "2001:DB8::/32", name: "Lan" })).toEqual({ ipv6: "2001:db8::/32" });
  expect([networkName({ cidr: later, name: "Lan" }), networkName("2001:DB8::/32")]).toEqual(["Lan", "2001:db8::/32"]);
  expect(isWorld({ cidr: "0.0.0.0/0", name: "World" })).toBe(true);
});

test.each([
  undefined,
  null,
  {},
  [],
  7,
  { cidr: "10.0.0.0/8" },
  { cidr: "lan", name: "Lan" },
  { prefixListId: 7, name: "L" },
])("%j is no network", (network) => {
  expect(networkProblem(network as Network)).toMatch(/^a network must be a literal range/);
});
