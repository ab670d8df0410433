import type { Resource } from "@plinth/model";
import type { Network } from "../network";
import { isNetworkLoadBalancer } from "../nodes/load-balancer";
import type { Node } from "../nodes/node";
import type { Peer } from "../rules/ranges";
import { groupStep } from "../rules/security-groups";
import { ALL, type Family, partsOf } from "../sets/cidr";
import type { Intervals } from "../sets/intervals";
import { type Grant, pass } from "../sets/step";
import { API_TRAFFIC, apiLinks } from "./api-links";
import { stepsBetween } from "./between";
import { internetPeers } from "./direct";
import { distinctRanges } from "./distinct-ranges";
import { type Forward, forwardsOf } from "./forwards";
import { anyOf, joined, type Link } from "./link";
import { acceptStep, outsidePeer, placesOf } from "./place";

/** A load balancer or a VPC link passes on what it accepts to one target. */
export interface Edge {
  readonly hop: string;
  readonly to: string;
  /** What the hop must be reached on for this target. */
  readonly accepts: Intervals;
  /** From the hop to the target; where the target sees clients, for these, or for all that there may be. */
  link(clients?: readonly Peer[]): Link | undefined;
  /** Why the internet reaches the hop through an API. */
  readonly fromInternet?: Grant;
}

/** What passes on to whom, by target. */
export function edgesOf(network: Network): ReadonlyMap<string, readonly Edge[]> {
  const balancers = network.stack.all("aws_lb", "aws_alb");
  const edges = [
    ...balancers.flatMap((balancer) =>
      forwardsOf(network, balancer).flatMap((one) => ofBalancer(network, balancer, one) ?? []),
    ),
    ...ofApis(network),
  ];
  const byTarget = new Map<string, Edge[]>();
  for (const edge of edges) byTarget.set(edge.to, [...(byTarget.get(edge.to) ?? []), edge]);
  return byTarget;
}

function ofBalancer(network: Network, balancer: Resource, forward: Forward): Edge | undefined {
  const [from, to] = [network.nodes.get(balancer.address), network.nodes.get(forward.to)];
  if (from === undefined || to === undefined) return;
  const { family, keepsClient, accepts } = forward;
  return {
    hop: from.address,
    to: to.address,
    accepts,
    link: (clients = clientsOf(network, { from, to }, family)) => {
      // Clients of the other family are seen with an address of the balancer.
      const seen = keepsClient ? clients.filter((one) => one.family === family) : [];
      const all = seen.length > 0 ? seen : [undefined];
      return anyOf(all.map((client) => linkToTarget(network, { from, to }, { ...forward, client })));
    },
  };
}

/** The clients of a load balancer: the internet, or the VPC of one that is internal. */
function clientsOf(network: Network, { from, to }: { from: Node; to: Node }, family: Family): readonly Peer[] {
  const places = placesOf(to, family);
  if (from.interfaces.some(({ publicAddress }) => publicAddress.answer !== "no"))
    return internetPeers(network, places, family);
  const ranges = from.interfaces.flatMap(({ subnet }) => subnet.vpc?.ranges[family] ?? [ALL[family]]);
  const distinct = places.flatMap((place) => distinctRanges(network, place));
  return [...new Set(ranges)].flatMap((range) =>
    partsOf(range, distinct).map((part) => outsidePeer(family, part, part.text)),
  );
}

interface ToTarget {
  readonly family: Family;
  readonly traffic: Intervals;
  readonly notes: readonly Grant[];
  readonly client?: Peer;
}

function linkToTarget(
  network: Network,
  { from, to }: { from: Node; to: Node },
  { family, traffic, notes, client }: ToTarget,
): Link {
  const places = placesOf(from, family);
  const rows = places.map((one) =>
    placesOf(to, family).map((other) => pass(stepsBetween(network, { ...one, client }, other), traffic)),
  );
  const isSure = { from: from.isInEverySubnet, to: to.isInEverySubnet };
  const clients = client ? [client] : places.map(({ peer }) => peer);
  const legs = [{ choices: rows.flat(), notes }];
  return { from: from.address, to: to.address, family, clients, legs, ...joined(rows, isSure) };
}

function ofApis(network: Network): readonly Edge[] {
  return apiLinks(network).flatMap(({ link, to: address, traffic, note, fromInternet }) => {
    const [from, to] = [network.nodes.get(link), network.nodes.get(address)];
    if (to === undefined) return [];
    const edge = { hop: link, to: address, accepts: API_TRAFFIC, fromInternet };
    const onward = { family: 4, traffic, notes: [note] } as const;
    if (from) return [{ ...edge, link: () => linkToTarget(network, { from, to }, onward) }];
    return [{ ...edge, link: () => linkOverPrivateLink(network, { link, to, traffic, note }) }];
  });
}

/**
 * A REST API comes to a Network Load Balancer over AWS PrivateLink. AWS docs, "Security groups for your Network Load Balancer",
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
function linkOverPrivateLink(
  network: Network,
  { link, to, traffic, note }: { link: string; to: Node; traffic: Intervals; note: Grant },
): Link {
  const peer: Peer = { family: 4, isWhole: false, within: [], title: "API Gateway" };
  const [balancer] = network.stack.at(to.address);
  const isChecked = balancer && isNetworkLoadBalancer(balancer) && balancer.args[ENFORCE] !== "off";
  const choices = placesOf(to, 4).map(({ interface: { groups } }) => {
    const checks = groups && isChecked ? [groupStep(network.rules, groups, "ingress", { peer, groups: [] })] : [];
    return pass([...checks, ...acceptStep(to)], traffic);
  });
  const both = joined([choices], { from: true, to: true });
  return { from: link, to: to.address, family: 4, clients: [peer], legs: [{ choices, notes: [note] }], ...both };
}

const ENFORCE = "enforce_security_group_inbound_rules_on_private_link_traffic";
