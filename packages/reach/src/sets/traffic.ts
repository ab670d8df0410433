import { type Arguments, isUnknown, number } from "@plinth/model";
import { type Intervals, includes, intersect, NOTHING, union } from "./intervals";

/**
 * Protocols and ports as one line of numbers: protocol number × 65,536 + destination port. Of ICMP the port is type × 256 +
 * code. IANA, "Protocol Numbers", https://www.iana.org/assignments/protocol-numbers
 */
const PORTS = 65_536;
const PROTOCOLS = 256;

export const EVERYTHING: Intervals = [[0, PROTOCOLS * PORTS - 1]];

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const NAMES = new Map(Object.entries(NUMBERS).map(([name, id]) => [id, name]));
const isIcmp = (id: number) => id === NUMBERS.icmp || id === NUMBERS.icmpv6;

/** Traffic of a rule; not all known when its protocol or a port is known only after apply: then all that it may be. */
export interface RuleTraffic {
  readonly traffic: Intervals;
  readonly isKnown: boolean;
}

/** Arguments that name the first and the last port of a rule, or the type and code of ICMP. */
interface Names {
  readonly protocol: string;
  readonly type?: string;
  readonly code?: string;
}

/** The traffic of a rule of a security group or of a network ACL. */
export function trafficOf(
  args: Arguments,
  { protocol, type = "from_port", code = "to_port" }: Names = { protocol: "protocol" },
): RuleTraffic {
  const given = args[protocol];
  if (isUnknown(given)) return { traffic: EVERYTHING, isKnown: false };
  const name = `${given ?? "-1"}`.toLowerCase();
  if (name === "-1" || name === "all") return { traffic: EVERYTHING, isKnown: true };
  const id = NUMBERS[name] ?? Number(name);
  if (!Number.isInteger(id)) return { traffic: EVERYTHING, isKnown: false };
  const whole = ofProtocol(id);
  const [first, last] = isIcmp(id) ? [args[type], args[code]] : [args.from_port, args.to_port];
  if (isUnknown(first) || isUnknown(last)) return { traffic: whole, isKnown: false };
  return { traffic: isIcmp(id) ? icmp(id, number(first), number(last)) : ports(id, first, last), isKnown: true };
}

function ports(id: number, first: unknown, last: unknown): Intervals {
  if (id !== NUMBERS.tcp && id !== NUMBERS.udp) return ofProtocol(id);
  const [from, to] = [Math.max(number(first) ?? 0, 0), number(last) ?? PORTS - 1];
  return [[id * PORTS + from, id * PORTS + (to < 0 ? PORTS - 1 : to)]];
}

function icmp(id: number, type = -1, code = -1): Intervals {
  if (type < 0) return ofProtocol(id);
  const base = id * PORTS + type * 256;
  return code < 0 ? [[base, base + 255]] : [[base + code, base + code]];
}

function ofProtocol(id: number): Intervals {
  return [[id * PORTS, id * PORTS + PORTS - 1]];
}

/** A protocol by name or number, and one of its ports, or all of them. @throws Error when there is no such protocol or port */
export function traffic(protocol: string, port?: number): Intervals {
  if (protocol === "all") return EVERYTHING;
  const id = NUMBERS[protocol.toLowerCase()] ?? Number(protocol);
  if (!Number.isInteger(id) || id < 0 || id >= PROTOCOLS) {
    throw new Error(`the protocol must be tcp, udp, icmp, icmpv6, all or a number up to 255, got ${protocol}`);
  }
  if (port === undefined) return ofProtocol(id);
  if (!Number.isInteger(port) || port < 0 || port >= PORTS) throw new Error(`the port must be 0 to 65535, got ${port}`);
  return [[id * PORTS + port, id * PORTS + port]];
}

/**
 * Ports that clients are answered on. AWS docs, "Custom network ACLs for your VPC", section "Ephemeral ports",
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
 */
const EPHEMERAL = [1024, 65_535] as const;

/** Traffic whose answers pass a network ACL that lets this through: all of them, or those to some clients only. */
export function answered(allowed: Intervals): { readonly all: Intervals; readonly some: Intervals } {
  if (includes(allowed, EVERYTHING)) return { all: EVERYTHING, some: EVERYTHING };
  const touched = allowed.flatMap(([first, last]) => {
    const [from, to] = [Math.floor(first / PORTS), Math.floor(last / PORTS)];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  const ids = [...new Set(touched)];
  const all = ids.filter((id) => includes(allowed, answers(id)));
  const some = ids.filter((id) => intersect(allowed, answers(id)).length > 0);
  return { all: union(...all.map(ofProtocol)), some: union(...some.map(ofProtocol)) };
}

function answers(id: number): Intervals {
  const hasPorts = id === NUMBERS.tcp || id === NUMBERS.udp;
  return hasPorts ? [[id * PORTS + EPHEMERAL[0], id * PORTS + EPHEMERAL[1]]] : ofProtocol(id);
}

export interface Ports {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `all`. */
  readonly protocol: string;
  /** `443`, `80, 443`, `8000-8099`, `all`; of ICMP `type 8`. */
  readonly ports: string;
}

/** Traffic by protocol, as text. */
export function portsOf(set: Intervals): readonly Ports[] {
  if (set === NOTHING || set.length === 0) return [];
  if (includes(set, EVERYTHING)) return [{ protocol: "all", ports: "all" }];
  const found = new Map<string, string[]>();
  for (const [first, last] of set) {
    for (let id = Math.floor(first / PORTS); id <= Math.floor(last / PORTS); id += 1) {
      const [from, to] = [Math.max(first - id * PORTS, 0), Math.min(last - id * PORTS, PORTS - 1)];
      const name = NAMES.get(id) ?? `${id}`;
      found.set(name, [...(found.get(name) ?? []), rangeText(id, from, to)]);
    }
  }
  const ranges = [...found].map(([protocol, all]) => ({ protocol, ports: all.join(", ") }));
  // A set that leaves out a few protocols would be 250 rows.
  return ranges.length > NAMES.size ? [{ protocol: "all", ports: "some" }] : ranges;
}

function rangeText(id: number, from: number, to: number): string {
  if (from === 0 && to === PORTS - 1) return "all";
  if (!isIcmp(id)) return from === to ? `${from}` : `${from}-${to}`;
  const [type, last] = [Math.floor(from / 256), Math.floor(to / 256)];
  if (type !== last) return `types ${type}-${last}`;
  return to - from === 255 ? `type ${type}` : `type ${type} code ${from % 256}`;
}

/** `tcp 80, 443; udp all`. */
export function trafficText(set: Intervals): string {
  const all = portsOf(set).map(({ protocol, ports }) => (protocol === "all" ? "all traffic" : `${protocol} ${ports}`));
  return all.join("; ") || "nothing";
}
