import { type Intervals, intersect, subtract } from "./sets/intervals";
import type { Grant } from "./sets/step";
import { portsOf, traffic } from "./sets/traffic";
import { grantsOf, type Link } from "./ways/link";

/** One reason on a way: a resource and what it does. */
export interface Hop {
  /** Terraform address, or a name in words of what is in no document, such as a default network ACL. */
  readonly address: string;
  /** Why it lets through, why not, or what is not known. */
  readonly says: string;
}

/** A way from one end to another. */
export interface Path {
  /** Address of a resource, `internet`, or the gateway that a network outside of the stack is behind. */
  readonly from: string;
  readonly to: string;
  readonly family: "IPv4" | "IPv6";
  /** The part of the internet, or of the network outside, that it is about. @default - none, of a resource */
  readonly range?: string;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `all`. */
  readonly protocol: string;
  /** Ports at the destination: `443`, `80, 443`, `8000-8099`, `all`; of ICMP `type 8`. */
  readonly ports: string;
  /** Unknown when it depends on what is known only after apply, or is not in the stack: see `unknown`. */
  readonly reachable: true | "unknown";
  /** Load balancers and VPC links in between. */
  readonly via: readonly string[];
  /** Each resource that lets through, in the order in which traffic passes. */
  readonly hops: readonly Hop[];
  /** What is not known; empty when it is reachable for certain. */
  readonly unknown: readonly Hop[];
}

/** A path for each protocol, and for what is certain and what is not. */
export function pathsOf(link: Link): readonly Path[] {
  const unsure = subtract(link.possible, link.sure);
  return [...byProtocol(link, link.sure, true), ...byProtocol(link, unsure, "unknown")];
}

function byProtocol(link: Link, set: Intervals, reachable: Path["reachable"]): readonly Path[] {
  return portsOf(set).map(({ protocol, ports }) => {
    const wanted = intersect(set, traffic(protocol));
    const grants = grantsOf(link, wanted);
    return {
      from: link.from,
      to: link.to,
      family: link.family === 4 ? "IPv4" : "IPv6",
      ...(link.range === undefined ? {} : { range: link.range }),
      protocol,
      ports,
      reachable,
      via: link.via ?? [],
      hops: hopsOf(grants.filter(({ isSure }) => isSure)),
      unknown: reachable === true ? [] : unknownOf(link, grants),
    };
  });
}

/** What makes it unsure. */
export function unknownOf({ from, to }: Pick<Link, "from" | "to">, grants: readonly Grant[]): readonly Hop[] {
  const unsure = hopsOf(grants.filter(({ isSure }) => !isSure));
  if (unsure.length > 0) return unsure;
  return [
    { address: to, says: `not known in which of its subnets ${to} or ${from} is: not all of them let this through` },
  ];
}

export function hopsOf(grants: readonly Grant[]): readonly Hop[] {
  const seen = new Map(grants.map(({ address, says }) => [`${address} ${says}`, { address, says }]));
  return [...seen.values()];
}
