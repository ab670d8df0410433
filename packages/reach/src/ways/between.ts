import type { Network } from "../network";
import { namesGroupsOver, peeringStep } from "../routing/peering";
import { lookup, noRoute, type Route } from "../routing/routes";
import { refersToGroupsOver, transitStep } from "../routing/transit-gateways";
import { UNKNOWN_GROUP } from "../rules/group-rules";
import { aclStep, answerStep } from "../rules/network-acls";
import { groupStep, type Member } from "../rules/security-groups";
import { closed, open, type Step, sureOf, unclear } from "../sets/step";
import { acceptStep, type Place } from "./place";

/** The steps from one interface to another in VPCs, in the order in which traffic passes them. */
export function* stepsBetween(network: Network, from: Place, to: Place): Iterable<Step> {
  const isSameSubnet = from.subnet.address === to.subnet.address && from.subnet.isUnknown !== true;
  const seen = from.client ?? from.peer;
  if (from.interface.groups)
    yield groupStep(network.rules, from.interface.groups, "egress", memberOf(network, to, from));
  // Traffic within a subnet does not pass its network ACL.
  if (!isSameSubnet) {
    yield aclStep(network.aclOf(from.subnet), "egress", to.peer);
    yield routeStep(network, from, to);
    yield aclStep(network.aclOf(to.subnet), "ingress", seen);
  }
  if (to.interface.groups)
    yield groupStep(network.rules, to.interface.groups, "ingress", { ...memberOf(network, from, to), peer: seen });
  yield* acceptStep(to.node);
  if (isSameSubnet) return;
  yield answerStep(network.aclOf(to.subnet), "egress", seen);
  if (from.subnet.vpc?.address !== to.subnet.vpc?.address) yield routeStep(network, to, from);
  yield answerStep(network.aclOf(from.subnet), "ingress", to.peer);
}

/** Groups can be named within a VPC, over a peering connection in a region, and over a transit gateway with security group referencing. */
function memberOf(network: Network, { interface: { groups = [] }, subnet, peer }: Place, other: Place): Member {
  const [here, there] = [subnet.vpc?.address, other.subnet.vpc?.address];
  if (here === undefined || there === undefined || here === there) return { peer, groups };
  const named = refersToGroupsOver(network, subnet, other.subnet) ? "yes" : namesGroupsOver(network, here, there);
  if (named === "maybe") return { peer, groups: groups.map(() => UNKNOWN_GROUP) };
  return { peer, groups: named === "yes" ? groups : [] };
}

/** The route table of a subnet must lead to the other end. */
export function routeStep(network: Network, from: Place, to: Place): Step {
  const { subnet } = from;
  if (subnet.vpc === undefined || to.subnet.vpc === undefined) {
    const unknown = subnet.vpc === undefined ? subnet : to.subnet;
    return unclear(unknown.address, "not known in which VPC this is, and how it is routed");
  }
  const table = network.tableOf(subnet);
  const { best, others } = lookup(table, to.peer);
  const steps = [...(best ? [best] : []), ...others].map((route) => leads(network, route, { from, to }));
  const [first, ...rest] = steps;
  if (first === undefined) return noRoute(table, to.peer.title);
  if (table.isForeign && best?.target.kind !== "local")
    return unclear(table.address, "not all its routes are in this stack");
  const isOne = new Set([first, ...rest].map(verdictOf)).size === 1;
  return best && isOne ? first : unclear(first.address, `not known which of its routes leads to ${to.peer.title}`);
}

/** Whether a step lets pass for certain, perhaps, or not. */
function verdictOf(step: Step): "yes" | "maybe" | "no" {
  if (sureOf(step).length > 0) return "yes";
  return step.grants.length > 0 ? "maybe" : "no";
}

function leads(network: Network, { address, target }: Route, { from, to }: { from: Place; to: Place }): Step {
  const { kind, resource, name } = target;
  const title = to.peer.title;
  const isSameVpc = from.subnet.vpc?.address === to.subnet.vpc?.address;
  if (kind === "local")
    return isSameVpc ? open(address, "is the VPC of both, which routes between its subnets") : elsewhere();
  if (kind === "blackhole") return closed(address, `its route to ${title} is a blackhole: ${name}`);
  if (kind === "vpc_peering_connection_id") {
    return resource ? peeringStep(network, resource, { address, from: from.subnet, to: to.subnet }) : doubt();
  }
  if (kind === "transit_gateway_id") {
    return resource ? transitStep(network, resource, { address, from: from.subnet, to }) : doubt();
  }
  if (isSameVpc || kind === "unknown" || kind === "core_network_arn") return doubt();
  return elsewhere();

  function elsewhere(): Step {
    return closed(address, `its route to ${title} leads to ${name}`);
  }
  function doubt(): Step {
    return unclear(address, `its route to ${title} leads through ${name}, which is not judged`);
  }
}
