import type { Stack } from "@plinth/model";
import { listed, namesIn, nodeNamed } from "./names";
import { type Hop, hopsOf, unknownOf } from "./path";
import { type Cidr, contains, FAMILIES, LOCAL_RANGES, parseCidr } from "./sets/cidr";
import { type Intervals, intersect } from "./sets/intervals";
import { traffic } from "./sets/traffic";
import { familiesOfBoth } from "./ways/candidates";
import {
  linkBetween,
  linksFromInternet,
  linksToInternet,
  linksWithOutside,
  linkToService,
  outsides,
} from "./ways/direct";
import { gatewayEndpoints } from "./ways/gateway-endpoints";
import { INTERNET } from "./ways/internet";
import { blockOf, grantsOf, type Link } from "./ways/link";
import { type Ways, waysOf } from "./ways/ways";

export interface Question {
  /** Address of a resource, `internet`, a range or address (`203.0.113.7`), or the gateway that a network is behind. */
  readonly from: string;
  readonly to: string;
  /** At the destination. @default - any port will do */
  readonly port?: number;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `all`. @default "tcp" */
  readonly protocol?: string;
}

export interface Explanation extends Required<Pick<Question, "from" | "to" | "protocol">> {
  readonly port?: number;
  readonly reachable: true | false | "unknown";
  /** Load balancers and VPC links in between. */
  readonly via: readonly string[];
  /** Each resource that lets through, in the order in which traffic passes; empty when it is not reachable. */
  readonly hops: readonly Hop[];
  /** What is not known; when it is not reachable, what blocks first, of the direct way and of each through others. */
  readonly reasons: readonly Hop[];
}

/**
 * Why one end reaches another on a port, or why not: the first thing that blocks, named by its address.
 *
 * @throws Error when the stack has no such ends, or the port or protocol does not exist
 * @example explain(stack, { from: "internet", to: "aws_db_instance.Database", port: 5432 })
 */
export function explain(stack: Stack, question: Question): Explanation {
  const { from, to, port, protocol = "tcp" } = question;
  const wanted = traffic(protocol, port);
  const ways = waysOf(stack);
  const links = linksFor(ways, question);
  const said = { from, to, protocol, ...(port === undefined ? {} : { port }) };
  const sure = links.find((link) => intersect(link.sure, wanted).length > 0);
  if (sure) return { ...said, reachable: true, ...throughOf(sure, intersect(sure.sure, wanted)), reasons: [] };
  const possible = links.find((link) => intersect(link.possible, wanted).length > 0);
  if (possible) return { ...said, reachable: "unknown", ...throughOf(possible, intersect(possible.possible, wanted)) };
  const blocked = links.flatMap((link) => blockOf(link, wanted) ?? []);
  const isHop = ways.network.nodes.get(from)?.initiates === false;
  const nothing = isHop
    ? { address: from, says: `opens no connections by itself, and passes nothing on to ${to}` }
    : { address: to, says: `nothing leads from ${from} to it` };
  return { ...said, reachable: false, via: [], hops: [], reasons: blocked.length > 0 ? hopsOf(blocked) : [nothing] };
}

function throughOf(link: Link, wanted: Intervals): Pick<Explanation, "via" | "hops" | "reasons"> {
  const grants = grantsOf(link, wanted);
  const hops = hopsOf(grants.filter(({ isSure }) => isSure));
  return { via: link.via ?? [], hops, reasons: unknownOf(link, grants) };
}

/** Direct ways first, then those through load balancers. */
function linksFor(ways: Ways, question: Question): readonly Link[] {
  const { network } = ways;
  const { from, to } = question;
  if (!network.nodes.has(to)) return linksOut(ways, question);
  const node = nodeNamed(ways, to);
  const given = parseCidr(from);
  const source = network.nodes.get(from);
  const isFrom = (link: Link) => link.from === from || (given !== undefined && holds(link, given));
  const through = ways.through(to, isFrom);
  if (source) {
    const passedOn = ways.into(node).filter((link) => link.from === from && !source.initiates);
    const direct = source.initiates
      ? familiesOfBoth(source, node).map((family) => linkBetween(network, source, node, family))
      : [];
    return [...passedOn, ...direct, ...through];
  }
  if (from === INTERNET) {
    return [...FAMILIES.flatMap((family) => linksFromInternet(network, node, family)), ...through];
  }
  const outside = FAMILIES.flatMap((family) =>
    outsides(network, node, family)
      .filter(({ name, ranges }) => name === from || (given && ranges.some((range) => range && contains(range, given))))
      .flatMap((one) => linksWithOutside(network, node, { outside: one, family, isInbound: true, only: given })),
  );
  const isPublic = given !== undefined && !LOCAL_RANGES.some((local) => contains(local, given));
  const internet = isPublic ? linksFromInternet(network, node, given.family, given) : [];
  if (given === undefined && !namesIn(ways).includes(from)) throw unknownEnd(ways, from);
  return [...outside, ...internet, ...through];
}

function holds({ range }: Link, given: Cidr): boolean {
  const cidr = parseCidr(range ?? "");
  return cidr !== undefined && contains(cidr, given);
}

/** To what is no node: the internet, a network outside, or a service. */
function linksOut(ways: Ways, { from, to }: Question): readonly Link[] {
  const { network } = ways;
  const given = parseCidr(to);
  if (given === undefined && !namesIn(ways).includes(to)) throw unknownEnd(ways, to);
  const node = nodeNamed(ways, from);
  const service = gatewayEndpoints(network).filter(({ address }) => address === to);
  const outside = FAMILIES.flatMap((family) =>
    outsides(network, node, family)
      .filter(({ name, ranges }) => name === to || (given && ranges.some((range) => range && contains(range, given))))
      .flatMap((one) => linksWithOutside(network, node, { outside: one, family, isInbound: false, only: given })),
  );
  const isPublic = to === INTERNET || (given !== undefined && !LOCAL_RANGES.some((local) => contains(local, given)));
  const internet = isPublic ? FAMILIES.flatMap((family) => linksToInternet(network, node, family, given)) : [];
  return [...service.map((endpoint) => linkToService(network, node, endpoint)), ...outside, ...internet];
}

function unknownEnd(ways: Ways, name: string): Error {
  return new Error(`the stack has no ${name}: ${listed(namesIn(ways))}`);
}
