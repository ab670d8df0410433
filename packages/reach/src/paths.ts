import type { Stack } from "@plinth/model";
import { nodeNamed } from "./names";
import type { Node } from "./nodes/node";
import { type Path, pathsOf } from "./path";
import { FAMILIES, parseCidr } from "./sets/cidr";
import { subtract } from "./sets/intervals";
import { linksToInternet, linksWithOutside, linkToService, outsides } from "./ways/direct";
import { gatewayEndpoints } from "./ways/gateway-endpoints";
import type { Link } from "./ways/link";
import { type Ways, waysOf } from "./ways/ways";

/**
 * Everything that reaches a resource, with the ports: resources of the stack, the internet, networks behind gateways; directly
 * and through load balancers and VPC links.
 *
 * @param to - address of a resource: `aws_db_instance.Database`
 * @throws Error when the stack has no such resource, or it has no network interface
 * @example reachTo(read(document), "aws_db_instance.Database")
 */
export function reachTo(stack: Stack, to: string): readonly Path[] {
  const ways = waysOf(stack);
  const node = nodeNamed(ways, to);
  return ordered(pathsOfAll([...ways.into(node), ...ways.through(to)]));
}

/**
 * Everything that a resource reaches: resources of the stack, the internet, networks behind gateways, and services behind
 * gateway endpoints. Load balancers are ends of their own.
 *
 * @param from - address of a resource
 * @throws Error when the stack has no such resource, or it has no network interface
 */
export function reachFrom(stack: Stack, from: string): readonly Path[] {
  const ways = waysOf(stack);
  const node = nodeNamed(ways, from);
  return ordered(pathsOfAll([...ways.outOf(node), ...linksOut(ways, node)]));
}

/**
 * All ways of a stack between resources, and from and to the internet and networks outside. Load balancers are ends of their
 * own: who reaches a target through one is what `reachTo` says.
 */
export function allPaths(stack: Stack): readonly Path[] {
  const ways = waysOf(stack);
  const nodes = [...ways.network.nodes.values()];
  const hops = new Set([...ways.edges.values()].flatMap((edges) => edges.map(({ hop }) => hop)));
  // Node by node: what lies behind all links at once would not fit into memory.
  return ordered([
    ...nodes.flatMap((node) => pathsOfAll(ways.into(node))),
    ...nodes.flatMap((node) => pathsOfAll(linksOut(ways, node))),
    ...pathsOfAll([...[...hops].flatMap((hop) => ways.intoLink(hop))]),
  ]);
}

function linksOut({ network }: Ways, node: Node): readonly Link[] {
  if (!node.initiates) return [];
  return [
    ...FAMILIES.flatMap((family) => linksToInternet(network, node, family)),
    ...FAMILIES.flatMap((family) =>
      outsides(network, node, family).flatMap((outside) =>
        linksWithOutside(network, node, { outside, family, isInbound: false }),
      ),
    ),
    ...gatewayEndpoints(network).map((endpoint) => linkToService(network, node, endpoint)),
  ];
}

/** Parts of a network that have nothing of their own are left out: a wider part says the same. */
function pathsOfAll(links: readonly Link[]): readonly Path[] {
  const wider = new Map<string, Link[]>();
  return links.flatMap((link) => {
    if (link.possible.length === 0) return [];
    const key = `${link.from} ${link.to} ${link.family} ${link.via ?? ""}`;
    const before = (wider.get(key) ?? []).filter((other) => isWider(other, link));
    wider.set(key, [...(wider.get(key) ?? []), link]);
    const isNew =
      link.range === undefined ||
      before.every(
        (one) => subtract(link.possible, one.possible).length > 0 || subtract(link.sure, one.sure).length > 0,
      );
    return isNew ? pathsOf(link) : [];
  });
}

function isWider(one: Link, other: Link): boolean {
  const [outer, inner] = [one, other].map(({ range }) => parseCidr(range ?? ""));
  return outer !== undefined && inner !== undefined && outer.first <= inner.first && inner.last <= outer.last;
}

/** The same whatever the order of the document. */
function ordered(paths: readonly Path[]): readonly Path[] {
  const keyed = paths.map((path) => [keyOf(path), path] as const);
  const unique = new Map(keyed);
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, path]) => path);
}

function keyOf({ to, from, family, range = "", via, protocol, ports, reachable }: Path): string {
  return [to, from, via.join(" "), family, range, protocol, ports, `${reachable}`].join("\t");
}
