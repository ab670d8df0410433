import { type Arguments, blocks, isWorld, list, numberOr, type Resource } from "@plinth/model";

/** One way through a security group, whichever kind of resource says it. */
export interface Opening {
  /** `tcp`, `udp`, `icmp`, …, or `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** Whether it is for everybody, over IPv4 or IPv6. */
  readonly world: boolean;
  readonly described: boolean;
}

/** What a group or a rule lets through in a direction. */
export function openings({ type, args }: Resource, direction: "ingress" | "egress"): readonly Opening[] {
  if (type === "aws_security_group_rule") return args.type === direction ? [opening(args, "protocol")] : [];
  if (type === `aws_vpc_security_group_${direction}_rule`) return [opening(args, "ip_protocol")];
  return blocks(args, direction).map((one) => opening(one, "protocol"));
}

function opening(args: Arguments, protocol: string): Opening {
  const name = `${args[protocol] ?? ""}`.toLowerCase();
  const ranges = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"].flatMap((argument) =>
    list(args, argument),
  );
  return {
    protocol: NUMBERS[name] ?? name,
    from: numberOr(args.from_port, 0),
    to: numberOr(args.to_port, 65535),
    world: ranges.some(isWorld),
    described: args.description !== undefined,
  };
}

const NUMBERS: Readonly<Record<string, string>> = { "-1": "all", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6" };

/** The ports of the table that the group or rule offers to the world over TCP, as "SSH on 22". */
export function openTo(resource: Resource, ports: Readonly<Record<number, string>>): string[] {
  const worldly = openings(resource, "ingress").filter(({ world }) => world);
  return Object.entries(ports)
    .filter(([port]) => worldly.some((opening) => takes(opening, Number(port))))
    .map(([port, service]) => `${service} on ${port}`);
}

export function takes({ protocol, from, to }: Opening, port: number): boolean {
  return protocol === "all" || (protocol === "tcp" && from <= port && port <= to);
}

/** Every port of a protocol, or every protocol. */
export function isEverything({ protocol, from, to }: Opening): boolean {
  return protocol === "all" || (["tcp", "udp"].includes(protocol) && from <= 0 && to >= 65535);
}
