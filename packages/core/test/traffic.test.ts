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
  [0, "0", { ipProtocol: "tcp", fromPort: 0, toPort: 0 }],
  [65535, "65535", { ipProtocol: "tcp", fromPort: 65535, toPort: 65535 }],
  [{ protocol: "icmp", type: 255, code: 255 }, "icmp-255-255", { ipProtocol: "icmp", fromPort: 255, toPort: 255 }],
])("%j is written as %s", (port, key, rule) => {
  expect(portProblem(port)).toBeUndefined();
  expect(trafficOf(port)).toEqual({ key, ...rule });
});

test.each<[Port, RegExp]>([
  [-1, /a port must be 0 to 65535, got -1/],
  [1.5, /a port must be 0 to 65535, got 1.5/],
  [65536, /a port must be 0 to 65535, got 65536/],
  [{ from: 2, to: 1 }, /a port must be 0 to 65535/],
  [{ from: 1.5, to: 20 }, /a port must be 0 to 65535/],
  [{ from: 1, to: 20.5 }, /a port must be 0 to 65535/],
  ...[300, 256, -1, 1.5].map((type): [Port, RegExp] => [
    { protocol: "icmp", type },
    /an ICMP type and code must be 0 to 255/,
  ]),
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

test("ICMP messages cover those of the same type and code alone", () => {
  for (const protocol of ["icmp", "icmpv6"] as const) {
    const [echo, unreachable] = [8, 3].map((type) => trafficOf({ protocol, type, code: 0 }));
    expect([covers(echo, echo), covers(unreachable, echo), covers(echo, unreachable)]).toEqual([true, false, false]);
  }
});

test("administration and databases are never public", () => {
  expect(neverPublic(trafficOf(443))).toEqual([]);
  expect(neverPublic(trafficOf(22))).toEqual(["SSH on 22"]);
  expect(neverPublic(trafficOf({ from: 3000, to: 4000 }))).toEqual(["MySQL on 3306", "RDP on 3389"]);
  expect(neverPublic(trafficOf({ protocol: "all" }))).toContain("PostgreSQL on 5432");
});

test("every service that is never public is named with its port", () => {
  expect(neverPublic(trafficOf({ from: 0, to: 65535 })).join(", ")).toBe(
    "SSH on 22, Telnet on 23, Windows RPC on 135, SMB on 445, SQL Server on 1433, Oracle on 1521, NFS on 2049, " +
      "MySQL on 3306, RDP on 3389, PostgreSQL on 5432, Redshift on 5439, WinRM on 5985, WinRM on 5986, " +
      "Redis on 6379, OpenSearch on 9200, Memcached on 11211, MongoDB on 27017",
  );
  expect(neverPublic(trafficOf({ protocol: "udp", from: 0, to: 65535 }))).toEqual([]);
});
