import type { Resource } from "@plinth/model";
import type { Network } from "../network";
import { acceptedStep, endsOf } from "../routing/peering";
import { lookup, noRoute, type Target } from "../routing/routes";
import { aclStep, answerStep } from "../rules/network-acls";
import type { Peer } from "../rules/ranges";
import { groupStep } from "../rules/security-groups";
import { type Cidr, contains, type Family, partsOf } from "../sets/cidr";
import { closed, open, type Step, unclear } from "../sets/step";
import { acceptStep, outsidePeer, type Place } from "./place";

/** A network outside of the stack that a route table leads to: on premises, or another VPC. */
export interface Outside {
  /** Address of the gateway or connection in between. */
  readonly name: string;
  readonly target: Target;
  /** Ranges that it is routed for; nothing for what the gateway learns. */
  readonly ranges: readonly (Cidr | undefined)[];
}

/** Networks that the route table of a subnet leads to. */
export function outsideOf(network: Network, { subnet }: Place, family: Family): readonly Outside[] {
  const found = new Map<string, { target: Target; ranges: (Cidr | undefined)[] }>();
  for (const { target, ranges } of network.tableOf(subnet).routes) {
    if (!isOutside(network, target)) continue;
    const known = found.get(target.name) ?? { target, ranges: [] };
    for (const { cidr, learned } of ranges) {
      if (learned !== undefined || (cidr?.family === family && !isOfStack(network, cidr))) known.ranges.push(cidr);
    }
    found.set(target.name, known);
  }
  return [...found].map(([name, rest]) => ({ name, ...rest })).filter(({ ranges }) => ranges.length > 0);
}

function isOutside(network: Network, { kind, name, resource }: Target): boolean {
  if (kind === "gateway_id") return resource?.type === "aws_vpn_gateway" || name.startsWith("vgw-");
  if (kind === "vpc_peering_connection_id")
    return !resource || !endsOf(network, resource).every((end) => isOwn(network, end));
  return kind === "transit_gateway_id" || kind === "core_network_arn" || kind === "local_gateway_id";
}

function isOwn({ stack }: Network, vpc: string | undefined): boolean {
  return stack.at(vpc).some(({ mode }) => mode === "managed");
}

/** Ranges of VPCs of the stack have nodes of their own. */
function isOfStack({ stack, subnets }: Network, cidr: Cidr): boolean {
  return stack
    .all("aws_vpc")
    .some((vpc) => subnets.vpc(vpc).ranges[cidr.family]?.some((range) => contains(range, cidr)));
}

/** Each part of a network that the rules at a place tell apart. */
export function peersOf({ name, ranges }: Outside, family: Family, distinct: readonly Cidr[]): readonly Peer[] {
  return ranges.flatMap((range) => {
    if (range === undefined)
      return [{ ...outsidePeer(family, undefined, `networks behind ${name}`, name), isWhole: false }];
    return partsOf(range, distinct).map((part) =>
      outsidePeer(family, part, part.text === name ? name : `${part.text} behind ${name}`, name),
    );
  });
}

export function* stepsFromOutside(
  network: Network,
  outside: Outside,
  { peer, to }: { peer: Peer; to: Place },
): Iterable<Step> {
  yield beyondStep(network, outside, to);
  yield aclStep(network.aclOf(to.subnet), "ingress", peer);
  if (to.interface.groups) yield groupStep(network.rules, to.interface.groups, "ingress", { peer, groups: [] });
  yield* acceptStep(to.node);
  yield answerStep(network.aclOf(to.subnet), "egress", peer);
  yield routeStep(network, outside, { peer, place: to });
}

export function* stepsToOutside(
  network: Network,
  outside: Outside,
  { peer, from }: { peer: Peer; from: Place },
): Iterable<Step> {
  if (from.interface.groups) yield groupStep(network.rules, from.interface.groups, "egress", { peer, groups: [] });
  yield aclStep(network.aclOf(from.subnet), "egress", peer);
  yield routeStep(network, outside, { peer, place: from });
  yield beyondStep(network, outside, from);
  yield answerStep(network.aclOf(from.subnet), "ingress", peer);
}

function routeStep(network: Network, { name }: Outside, { peer, place }: { peer: Peer; place: Place }): Step {
  const table = network.tableOf(place.subnet);
  const { best, others } = lookup(table, peer);
  const all = [...(best ? [best] : []), ...others];
  const leading = all.filter(({ target }) => target.name === name);
  const [first] = leading;
  if (first === undefined) {
    return best
      ? closed(best.address, `its route to ${peer.title} leads to ${best.target.name}`)
      : noRoute(table, peer.title);
  }
  if (best === first && leading.length === all.length && !table.isForeign)
    return open(first.address, `leads to ${name}`);
  return unclear(first.address, `not known whether ${peer.title} is routed to ${name}`);
}

/** What lies between a VPC and the network outside. */
function beyondStep(network: Network, { name, target }: Outside, { subnet }: Place): Step {
  const { resource, kind } = target;
  if (kind === "vpc_peering_connection_id") {
    const says = "the routes and rules of the other VPC are not in this stack";
    const accepted = resource && acceptedStep(network, resource, says, name);
    return accepted && accepted.grants.length === 0 ? accepted : unclear(name, says);
  }
  if (resource?.type !== "aws_vpn_gateway" || resource.mode === "data") {
    return unclear(name, "what is attached to it, and how it routes, is not all in this stack");
  }
  return vpnStep(network, resource, subnet.vpc?.address);
}

/**
 * A virtual private gateway of the VPC, with a VPN connection. AWS docs, "How AWS Site-to-Site VPN works",
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 */
function vpnStep({ references, subnets }: Network, gateway: Resource, vpc: string | undefined): Step {
  const attached = [gateway, ...references.referring(gateway, "vpn_gateway_id", "aws_vpn_gateway_attachment")].map(
    (one) => subnets.vpcIn(one)?.address,
  );
  if (!attached.includes(vpc)) return closed(gateway.address, `is not attached to ${vpc}`);
  const [connection] = references.referring(gateway, "vpn_gateway_id", "aws_vpn_connection");
  if (connection) return open(connection.address, `connects ${gateway.address} with its customer gateway`);
  return unclear(gateway.address, "has no VPN connection in this stack; Direct Connect may use it");
}
