import type { Stack } from "@plinth/model";
import { type Network, networkOf } from "../network";
import type { Node } from "../nodes/node";
import { FAMILIES } from "../sets/cidr";
import { intersect, NOTHING } from "../sets/intervals";
import { API_TRAFFIC } from "./api-links";
import { Candidates, familiesOfBoth } from "./candidates";
import { linkBetween, linksFromInternet, linksWithOutside, outsides } from "./direct";
import { type Edge, edgesOf } from "./edges";
import { INTERNET } from "./internet";
import type { Link } from "./link";

/** Longest chain of load balancers and VPC links: an API, a Network and an Application Load Balancer. */
const LONGEST = 3;

/** All ways of a network, from what the model says and what passes on. */
export class Ways {
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  private readonly hops: ReadonlySet<string>;
  private readonly candidates: Candidates;

  constructor(readonly network: Network) {
    this.edges = edgesOf(network);
    this.hops = new Set([...this.edges.values()].flatMap((all) => all.map(({ hop }) => hop)));
    this.candidates = new Candidates(network);
  }

  /** From everything that connects to a node by itself, and from load balancers and VPC links to their targets. */
  into(node: Node): readonly Link[] {
    const { network } = this;
    const nodes = this.candidates.to(node).filter((one) => one !== node);
    return [
      ...FAMILIES.flatMap((family) => linksFromInternet(network, node, family)),
      ...FAMILIES.flatMap((family) =>
        outsides(network, node, family).flatMap((outside) =>
          linksWithOutside(network, node, { outside, family, isInbound: true }),
        ),
      ),
      ...nodes.flatMap((from) => familiesOfBoth(from, node).map((family) => linkBetween(network, from, node, family))),
      ...this.edgesTo(node.address).flatMap((edge) => edge.link() ?? []),
    ];
  }

  /** From a node to others: what it connects to by itself, and what it passes on to its targets. */
  outOf(node: Node): readonly Link[] {
    const { network } = this;
    const others = [...network.nodes.values()].filter((one) => one !== node && this.candidates.to(one).includes(node));
    return [
      ...others.flatMap((to) => familiesOfBoth(node, to).map((family) => linkBetween(network, node, to, family))),
      ...[...this.edges.values()].flat().flatMap((edge) => (edge.hop === node.address ? (edge.link() ?? []) : [])),
    ];
  }

  /** From the internet to a VPC link, by its API. */
  intoLink(link: string): readonly Link[] {
    const notes = [...this.edges.values()]
      .flat()
      .filter(({ hop }) => hop === link)
      .flatMap(({ fromInternet }) => fromInternet ?? [])
      .slice(0, 1);
    if (notes.length === 0) return [];
    const leg = { choices: [], notes };
    return [
      { from: INTERNET, to: link, family: 4, clients: [], legs: [leg], sure: API_TRAFFIC, possible: API_TRAFFIC },
    ];
  }

  /** Through load balancers and VPC links. */
  through(to: string, only: (link: Link) => boolean = () => true, depth = 0): readonly Link[] {
    if (depth >= LONGEST) return [];
    return this.edgesTo(to).flatMap((edge) => {
      const hop = this.network.nodes.get(edge.hop);
      const direct = hop ? this.into(hop).filter((link) => !this.isHop(link.from)) : [];
      const all = [...direct, ...this.intoLink(edge.hop), ...this.through(edge.hop, only, depth + 1)];
      return all.filter((link) => link.from !== to && only(link)).flatMap((link) => chain(link, edge) ?? []);
    });
  }

  private edgesTo(to: string): readonly Edge[] {
    return this.edges.get(to) ?? [];
  }

  /** What passes on does not connect by itself. */
  private isHop(name: string): boolean {
    return this.hops.has(name);
  }
}

/** A way to a hop, and from there to its target. */
function chain(link: Link, edge: Edge): Link | undefined {
  const onward = edge.link(link.clients.length > 0 ? link.clients : undefined);
  if (onward === undefined) return;
  const [sure, possible] = [intersect(link.sure, edge.accepts), intersect(link.possible, edge.accepts)];
  const legs = link.legs.map((leg) => ({
    ...leg,
    traffic: leg.traffic ?? (possible.length > 0 ? possible : edge.accepts),
  }));
  return {
    from: link.from,
    to: edge.to,
    family: link.family,
    range: link.range,
    via: [...(link.via ?? []), edge.hop],
    clients: onward.clients,
    legs: [...legs, ...onward.legs],
    sure: sure.length > 0 ? onward.sure : NOTHING,
    possible: possible.length > 0 ? onward.possible : NOTHING,
  };
}

const known = new WeakMap<Stack, Ways>();

/** The ways of a stack, which is read once. */
export function waysOf(stack: Stack): Ways {
  const ways = known.get(stack) ?? new Ways(networkOf(stack));
  known.set(stack, ways);
  return ways;
}
