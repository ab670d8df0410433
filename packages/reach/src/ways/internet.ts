import type { Network } from "../network";
import { gatewayStep } from "../routing/internet-gateway";
import { natSteps } from "../routing/nat";
import { lookup, noRoute } from "../routing/routes";
import { aclStep, answerStep } from "../rules/network-acls";
import type { Peer } from "../rules/ranges";
import { groupStep } from "../rules/security-groups";
import { open, type Step, unclear } from "../sets/step";
import { acceptStep, type Place, publicStep } from "./place";

/** The name of the internet in paths and questions. */
export const INTERNET = "internet";

/**
 * From the internet to an interface: a public address, and a route to an internet gateway for the answers. AWS docs, "Enable
 * internet access for a VPC", https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function* stepsFromInternet(network: Network, peer: Peer, to: Place): Iterable<Step> {
  yield publicStep(to);
  yield gatewayStep(network, to, peer);
  yield aclStep(network.aclOf(to.subnet), "ingress", peer);
  if (to.interface.groups) yield groupStep(network.rules, to.interface.groups, "ingress", { peer, groups: [] });
  yield* acceptStep(to.node);
  yield answerStep(network.aclOf(to.subnet), "egress", peer);
}

/** From an interface to the internet: by an internet gateway with a public address, a NAT gateway, or an egress-only one. */
export function* stepsToInternet(network: Network, from: Place, peer: Peer): Iterable<Step> {
  if (from.interface.groups) yield groupStep(network.rules, from.interface.groups, "egress", { peer, groups: [] });
  yield aclStep(network.aclOf(from.subnet), "egress", peer);
  yield* exitSteps(network, from, peer);
  yield answerStep(network.aclOf(from.subnet), "ingress", peer);
}

function* exitSteps(network: Network, from: Place, peer: Peer): Iterable<Step> {
  const table = network.tableOf(from.subnet);
  const { best, others } = lookup(table, peer);
  if (best === undefined || others.length > 0 || table.isForeign) {
    yield others.length > 0 || best !== undefined
      ? unclear(table.address, `not known which of its routes leads to ${peer.title}`)
      : noRoute(table, peer.title);
  } else if (best.target.kind === "nat_gateway_id") {
    yield* natSteps(network, from, { route: best, peer });
  } else if (best.target.kind === "egress_only_gateway_id") {
    yield open(best.address, `leads out by ${best.target.name}, which lets nothing in`);
  } else {
    yield gatewayStep(network, from, peer);
    yield publicStep(from);
  }
}
