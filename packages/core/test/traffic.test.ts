import fc from "fast-check";
import { covers, neverPublic, type Port, portProblem, trafficOf } from "../src";

test.each<[Port, string, object]>([
  [443, "443", { ipProtocol: "tcp", fromPort: 443, toPort: 443 }],
  [{ from: 1000, to: 2000 }, "1000-2000", { ipProtocol: "tcp", fromPort: 1000, toPort: 2000 }],
  [{ protocol: "udp", from: 53, to: 53 }, "udp-53", { ipProtocol: "udp", fromPort: 53, toPort: 53 }],
  [{ protocol: "icmp" }, "icmp", { ipProtocol: "icmp", fromPort: -1, toPort: -1 }],
  [{ protocol: "icmp", type: 8 }, "icmp-8", { ipProtocol: "icmp", fromPort: 8, toPort: -1 }],
  [{ protocol: "icmpv6", type: 3, code: 0 }, "icmpv6-3-0", { ipProtocol: "icmpv6", fromPort: 3, toPort: 0 }],
  [{ protocol: "all" }, "all", { ipProtocol: "-1" }],
])("%j is written as %s", (port, key, rule) => {
  expect(portProblem(port)).toBeUndefined();
  expect(trafficOf(port)).toEqual({ key, ...rule });
});

test.each<[Port, RegExp]>([
  [-1, /a port must be 0 to 65535, got -1/],
  [1.5, /a port must be 0 to 65535, got 1.5/],
  [{ from: 2, to: 1 }, /a port must be 0 to 65535/],
  [{ protocol: "icmp", type: 300 }, /an ICMP type and code must be 0 to 255/],
  [{ protocol: "icmp", code: 1 }, /a code needs a type/],
])("%j is refused", (port, message) => {
  expect(portProblem(port)).toMatch(message);
});

const port = fc.integer({ min: 0, max: 65535 });
const range = fc.tuple(port, port).map(([a, b]) => trafficOf({ from: Math.min(a, b), to: Math.max(a, b) }));

test("one traffic covers another exactly when it lets through every port of it", () => {
  fc.assert(
    fc.property(range, range, (outer, inner) => {
      const inside = (traffic: typeof outer, n: number) => (traffic.fromPort ?? 0) <= n && n <= (traffic.toPort ?? 0);
      const ends = [inner.fromPort ?? 0, inner.toPort ?? 0];
      expect(covers(outer, inner)).toBe(ends.every((end) => inside(outer, end)));
    }),
  );
});

test("everything covers everything, protocols cover only themselves", () => {
  expect(covers(trafficOf({ protocol: "all" }), trafficOf({ protocol: "icmp", type: 8 }))).toBe(true);
  expect(covers(trafficOf({ protocol: "icmp" }), trafficOf({ protocol: "icmp", type: 8 }))).toBe(true);
  expect(covers(trafficOf({ protocol: "icmp", type: 8 }), trafficOf({ protocol: "icmp" }))).toBe(false);
  expect(covers(trafficOf({ protocol: "udp", from: 1, to: 9 }), trafficOf(5))).toBe(false);
});

test("administration and databases are never public", () => {
  expect(neverPublic(trafficOf(443))).toEqual([]);
  expect(neverPublic(trafficOf(22))).toEqual(["SSH on 22"]);
  expect(neverPublic(trafficOf({ from: 3000, to: 4000 }))).toEqual(["MySQL on 3306", "RDP on 3389"]);
  expect(neverPublic(trafficOf({ protocol: "all" }))).toContain("PostgreSQL on 5432");
});
