import { union } from "../../src/sets/intervals";
import { answered, EVERYTHING, portsOf, traffic, trafficOf, trafficText } from "../../src/sets/traffic";

const read = (args: object) => {
  const { traffic: set, isKnown } = trafficOf({ ...args });
  return [trafficText(set), isKnown];
};

test.each([
  [{ protocol: "tcp", from_port: 80, to_port: 90 }, "tcp 80-90", true],
  [{ protocol: "6", from_port: "443", to_port: "443" }, "tcp 443", true],
  [{ protocol: "udp", from_port: 0, to_port: 65535 }, "udp all", true],
  [{ protocol: "-1", from_port: 0, to_port: 0 }, "all traffic", true],
  [{ protocol: "all" }, "all traffic", true],
  [{ protocol: "icmp", from_port: -1, to_port: -1 }, "icmp all", true],
  [{ protocol: "icmp", from_port: 8, to_port: -1 }, "icmp type 8", true],
  [{ protocol: "icmp", from_port: 3, to_port: 4 }, "icmp type 3 code 4", true],
  [{ protocol: "icmpv6", from_port: 128, to_port: -1 }, "icmpv6 type 128", true],
  [{ protocol: "50" }, "50 all", true],
  [{ protocol: "tcp", from_port: "${var.port}", to_port: 90 }, "tcp all", false],
  [{ protocol: "${var.protocol}" }, "all traffic", false],
])("%j is %s", (args, text, isKnown) => {
  expect(read(args)).toEqual([text, isKnown]);
});

test("traffic is said by protocol, with its ports", () => {
  const set = union(traffic("tcp", 80), traffic("tcp", 443), traffic("udp"));
  expect(portsOf(set)).toEqual([
    { protocol: "tcp", ports: "80, 443" },
    { protocol: "udp", ports: "all" },
  ]);
  expect([trafficText([]), portsOf([])]).toEqual(["nothing", []]);
});

test("a protocol or port that does not exist is an error", () => {
  expect(() => traffic("tpc", 80)).toThrow(
    "the protocol must be tcp, udp, icmp, icmpv6, all or a number up to 255, got tpc",
  );
  expect(() => traffic("tcp", 65536)).toThrow("the port must be 0 to 65535, got 65536");
});

test("answers of TCP need all ephemeral ports, of ICMP all of it", () => {
  const allowed = union(trafficOf({ protocol: "tcp", from_port: 1024, to_port: 65535 }).traffic, traffic("icmp", 8));
  const { all, some } = answered(allowed);
  expect([trafficText(all), trafficText(some)]).toEqual(["tcp all", "icmp all; tcp all"]);
  expect(answered(EVERYTHING).all).toBe(EVERYTHING);
});
