import { type Arguments, blocks, isWorld, list, numberOr, type Resource } from "@plinth/model";
import type { Check, Condition } from "./arguments";

/** One way through a security group, whichever kind of resource says it. */
interface Opening {
  /** `tcp`, `udp`, `icmp`, …, or `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** Whether it is for everybody, over IPv4 or IPv6. */
  readonly world: boolean;
  readonly described: boolean;
}

const NUMBERS: Readonly<Record<string, string>> = { "-1": "all", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6" };

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

function takes({ protocol, from, to }: Opening, port: number): boolean {
  return protocol === "all" || (protocol === "tcp" && from <= port && port <= to);
}

/** The group or rule offers one of the ports to the world over TCP. */
export function opens(ports: Readonly<Record<number, string>>): Check {
  return (resource) => {
    const worldly = openings(resource, "ingress").filter(({ world }) => world);
    const exposed = Object.entries(ports)
      .filter(([port]) => worldly.some((one) => takes(one, Number(port))))
      .map(([port, service]) => `${service} on ${port}`);
    return exposed.length > 0 && `offers ${exposed.join(" and ")} to the world`;
  };
}

/** The group or rule lets the world through on every port of a protocol, or by every protocol. */
export function opensEverything(direction: "ingress" | "egress"): Condition {
  return (resource) =>
    openings(resource, direction)
      .filter(({ world }) => world)
      .some(
        ({ protocol, from, to }) =>
          protocol === "all" || (["tcp", "udp"].includes(protocol) && from <= 0 && to >= 65535),
      );
}

export const opensHttp: Condition = (resource, stack) => {
  if (!openings(resource, "ingress").some((one) => one.world && takes(one, 80))) return false;
  const groups = resource.type === "aws_security_group" ? [resource] : stack.referredBy(resource, "aws_security_group");
  const balanced = groups.filter((group) => stack.referringTo(group, "aws_lb", "aws_alb").length > 0);
  return groups.length === 0 || balanced.length < groups.length;
};
