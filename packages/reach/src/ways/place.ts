import type { Interface, Node } from "../nodes/node";
import type { Subnet } from "../routing/subnets";
import type { Peer } from "../rules/ranges";
import type { Cidr, Family } from "../sets/cidr";
import { open, type Step, unclear } from "../sets/step";

/** An end of a way: an interface of a node. */
export interface Place {
  readonly node: Node;
  readonly interface: Interface;
  readonly subnet: Subnet;
  readonly peer: Peer;
  /** A client whose address a load balancer keeps: targets see it instead. */
  readonly client?: Peer;
}

/** The interfaces of a node that speak a version of IP. */
export function placesOf(node: Node, family: Family): readonly Place[] {
  const all = known.get(node) ?? { 4: readPlaces(node, 4), 6: readPlaces(node, 6) };
  known.set(node, all);
  return all[family];
}

const known = new WeakMap<Node, Readonly<Record<Family, readonly Place[]>>>();

function readPlaces(node: Node, family: Family): readonly Place[] {
  return node.interfaces
    .filter(({ has }) => has[family])
    .map((one) => ({ node, interface: one, subnet: one.subnet, peer: peerOf(node, one, family) }));
}

function peerOf({ address }: Node, { subnet, ip }: Interface, family: Family): Peer {
  const within = [subnet.address, ...(subnet.vpc ? [subnet.vpc.address] : [])];
  return { family, cidr: ip[family] ?? subnet.range[family], isWhole: false, within, title: address };
}

/** Part of a network outside of the stack. */
export function outsidePeer(family: Family, cidr: Cidr | undefined, title: string, gateway?: string): Peer {
  return { family, cidr, isWhole: true, within: [], title, gateway };
}

/** What a node accepts by itself. */
export function acceptStep({ address, accepts }: Node): readonly Step[] {
  if (accepts === undefined) return [];
  const { traffic, says } = accepts;
  const grants = traffic.length === 0 ? [] : [{ address, traffic, isSure: true, says }];
  return [{ address, grants, blocks: () => says }];
}

/** The public address that everything from the internet needs. IPv6 addresses are public. */
export function publicStep({ interface: { publicAddress }, node, peer }: Place): Step {
  if (peer.family === 6) return open(node.address, "has an IPv6 address, which is public");
  const { answer, address, says } = publicAddress;
  if (answer === "yes") return open(address, says);
  return answer === "unknown" ? unclear(address, says) : { address, grants: [], blocks: () => says };
}
