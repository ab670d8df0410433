import type { Resource } from "@plinth/model";
import type { Network } from "../network";
import type { Node } from "../nodes/node";
import type { Peer } from "../rules/ranges";
import { ALL, type Cidr, type Family, LOCAL_RANGES, partsOf } from "../sets/cidr";
import { pass, type Step } from "../sets/step";
import { stepsBetween } from "./between";
import { distinctRanges } from "./distinct-ranges";
import { stepsToService } from "./gateway-endpoints";
import { INTERNET, stepsFromInternet, stepsToInternet } from "./internet";
import { joined, type Link } from "./link";
import { type Outside, outsideOf, peersOf, stepsFromOutside, stepsToOutside } from "./outside";
import { outsidePeer, type Place, placesOf } from "./place";

/** Between two nodes, without load balancers in between. */
export function linkBetween(network: Network, from: Node, to: Node, family: Family): Link {
  const places = placesOf(from, family);
  const rows = places.map((one) => placesOf(to, family).map((other) => pass(stepsBetween(network, one, other))));
  const isSure = { from: from.isInEverySubnet, to: to.isInEverySubnet };
  const clients = places.map(({ peer }) => peer);
  return {
    from: from.address,
    to: to.address,
    family,
    clients,
    legs: [{ choices: rows.flat() }],
    ...joined(rows, isSure),
  };
}

type Steps = (place: Place, peer: Peer) => Iterable<Step>;

/** A link for each part of a network outside that the rules of a node tell apart. */
function linksOf(
  places: readonly Place[],
  node: Node,
  { peers, steps, name, isInbound }: { peers: readonly Peer[]; steps: Steps; name: string; isInbound: boolean },
): readonly Link[] {
  return peers.map((peer) => {
    const choices = places.map((place) => pass(steps(place, peer)));
    const both = joined([choices], { from: true, to: node.isInEverySubnet });
    const ends = isInbound ? { from: name, to: node.address } : { from: node.address, to: name };
    const clients = isInbound ? [peer] : places.map((place) => place.peer);
    return { ...ends, family: peer.family, range: peer.cidr?.text, clients, legs: [{ choices }], ...both };
  });
}

/** Parts of the internet, the widest first. */
export function internetPeers(
  network: Network,
  places: readonly Place[],
  family: Family,
  only?: Cidr,
): readonly Peer[] {
  const distinct = places.flatMap((place) => distinctRanges(network, place)).concat(only ?? []);
  const parts = partsOf(ALL[family], distinct, LOCAL_RANGES).filter(
    (part) => only === undefined || part.text === only.text,
  );
  const title = (part: Cidr) => (part === ALL[family] || /^[0:.]+\/0$/.test(part.text) ? "the internet" : part.text);
  return [...parts]
    .sort((a, b) => (a.last - a.first < b.last - b.first ? 1 : -1))
    .map((part) => outsidePeer(family, part, title(part)));
}

export function linksFromInternet(network: Network, node: Node, family: Family, only?: Cidr): readonly Link[] {
  const places = placesOf(node, family);
  if (places.length === 0) return [];
  const peers = internetPeers(network, places, family, only);
  const steps: Steps = (place, peer) => stepsFromInternet(network, peer, place);
  return linksOf(places, node, { peers, steps, name: INTERNET, isInbound: true });
}

export function linksToInternet(network: Network, node: Node, family: Family, only?: Cidr): readonly Link[] {
  const places = placesOf(node, family);
  if (places.length === 0) return [];
  const peers = internetPeers(network, places, family, only);
  const steps: Steps = (place, peer) => stepsToInternet(network, place, peer);
  return linksOf(places, node, { peers, steps, name: INTERNET, isInbound: false });
}

/** Networks behind gateways that the subnets of a node are routed to. */
export function outsides(network: Network, node: Node, family: Family): readonly Outside[] {
  const all = placesOf(node, family).flatMap((place) => outsideOf(network, place, family));
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

export function linksWithOutside(
  network: Network,
  node: Node,
  { outside, family, isInbound, only }: { outside: Outside; family: Family; isInbound: boolean; only?: Cidr },
): readonly Link[] {
  const places = placesOf(node, family);
  const distinct = places.flatMap((place) => distinctRanges(network, place)).concat(only ?? []);
  const peers = peersOf(outside, family, distinct).filter(({ cidr }) => !only || !cidr || cidr.text === only.text);
  const steps: Steps = isInbound
    ? (to, peer) => stepsFromOutside(network, outside, { peer, to })
    : (from, peer) => stepsToOutside(network, outside, { peer, from });
  return linksOf(places, node, { peers, steps, name: outside.name, isInbound });
}

/** To the service behind a gateway endpoint. */
export function linkToService(network: Network, node: Node, endpoint: Resource): Link {
  const places = placesOf(node, 4);
  const choices = places.map((place) => pass(stepsToService(network, place, endpoint)));
  const both = joined([choices], { from: true, to: node.isInEverySubnet });
  const clients = places.map(({ peer }) => peer);
  return { from: node.address, to: endpoint.address, family: 4, clients, legs: [{ choices }], ...both };
}
