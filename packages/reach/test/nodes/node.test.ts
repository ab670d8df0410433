import { noPublicAddress, publicBy, publicBySubnet } from "../../src/nodes/node";

const absent = noPublicAddress("a");
const by = (value: unknown) => publicBy(value, { address: "a", name: "public", absent }).answer;
const subnet = (type: string, args: object) => ({
  address: "subnet",
  range: {},
  has: { 4: true, 6: false },
  resource: {
    address: "subnet",
    type,
    mode: "managed" as const,
    args: { ...args },
    references: new Set<string>(),
    provider: { key: "aws" },
  },
});

test("an argument gives a public address, refuses it, or is known only after apply", () => {
  expect([true, "true", false, "${var.public}", undefined].map(by)).toEqual(["yes", "yes", "no", "unknown", "no"]);
});

test("a subnet gives public addresses when it says so, and that of the default VPC unless it says not", () => {
  const answer = (type: string, args: object) => publicBySubnet("a", subnet(type, args)).answer;
  expect(answer("aws_subnet", {})).toBe("no");
  expect(answer("aws_subnet", { map_public_ip_on_launch: true })).toBe("yes");
  expect(answer("aws_default_subnet", {})).toBe("yes");
  expect(answer("aws_default_subnet", { map_public_ip_on_launch: false })).toBe("no");
});

test("of a subnet that is not in the stack it is unknown", () => {
  expect(publicBySubnet("a", { address: "subnet-1", range: {}, has: { 4: true, 6: false } }).answer).toBe("unknown");
});
