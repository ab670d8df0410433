import { namesIn, nodeNamed, unknownName } from "./names";
import type { Node } from "./nodes/node";
import { type Cidr, contains, FAMILIES, type Family, isLocal, parseCidr } from "./sets/cidr";
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
import type { Link } from "./ways/link";
import type { Outside } from "./ways/outside";
import type { Ways } from "./ways/ways";

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** All links from one end to another: direct ones first, then those through load balancers. @throws Error for other names */
export function linksFor(ways: Ways, ends: Ends): readonly Link[] {
  const node = ways.network.nodes.get(ends.to);
  return node ? linksInto(ways, node, ends.from) : linksOut(ways, ends.from, ends.to);
}

function linksInto(ways: Ways, node: Node, from: string): readonly Link[] {
  const { network } = ways;
  const given = givenRange(ways, from);
  const through = ways.through(node.address, (link) => link.from === from || holds(link, given));
  const source = network.nodes.get(from);
  if (source?.initiates) {
    return [...familiesOfBoth(source, node).map((family) => linkBetween(network, source, node, family)), ...through];
  }
  if (source) return [...ways.into(node).filter((link) => link.from === from), ...through];
  const outside = outsidesFor(ways, node, { name: from, given }).flatMap(([one, family]) =>
    linksWithOutside(network, node, { outside: one, family, isInbound: true, only: given }),
  );
  const families = internetFamilies(from, given);
  return [...outside, ...families.flatMap((family) => linksFromInternet(network, node, family, given)), ...through];
}

/** To what is no node: the internet, a network outside, or a service. */
function linksOut(ways: Ways, from: string, to: string): readonly Link[] {
  const { network } = ways;
  const given = givenRange(ways, to);
  const node = nodeNamed(ways, from);
  const service = gatewayEndpoints(network).filter(({ address }) => address === to);
  const outside = outsidesFor(ways, node, { name: to, given }).flatMap(([one, family]) =>
    linksWithOutside(network, node, { outside: one, family, isInbound: false, only: given }),
  );
  return [
    ...service.map((endpoint) => linkToService(network, node, endpoint)),
    ...outside,
    ...internetFamilies(to, given).flatMap((family) => linksToInternet(network, node, family, given)),
  ];
}

/** A range that is asked for. @throws Error when it is neither a range nor a name, or is in a VPC of the stack */
function givenRange(ways: Ways, name: string): Cidr | undefined {
  const given = parseCidr(name);
  if (given === undefined) {
    if (namesIn(ways).includes(name)) return;
    throw unknownName(ways, name);
  }
  const { stack, subnets } = ways.network;
  const [vpc] = stack
    .all("aws_vpc")
    .filter((one) => subnets.vpc(one).ranges[given.family]?.some((range) => contains(range, given)));
  if (vpc) throw new Error(`${name} is in ${vpc.address}: ask for a resource there`);
  return given;
}

function internetFamilies(name: string, given: Cidr | undefined): readonly Family[] {
  if (name === INTERNET) return FAMILIES;
  return given === undefined || isLocal(given) ? [] : [given.family];
}

/** Networks outside that a name or a range means. */
function outsidesFor(
  { network }: Ways,
  node: Node,
  { name, given }: { name: string; given?: Cidr },
): readonly (readonly [Outside, Family])[] {
  const has = ({ ranges }: Outside, range: Cidr) => ranges.some((one) => one === undefined || contains(one, range));
  const found = FAMILIES.flatMap((family) =>
    outsides(network, node, family)
      .filter((outside) => outside.name === name || (given?.family === family && has(outside, given)))
      .map((outside) => [outside, family] as const),
  );
  if (found.length > 0 || given === undefined || !isLocal(given)) return found;
  // A private range that nothing is routed to: its steps say so.
  const nowhere = { name, target: { kind: "unknown", name }, ranges: [given] } as const;
  return [[nowhere, given.family]];
}

function holds({ range }: Link, given: Cidr | undefined): boolean {
  const cidr = parseCidr(range ?? "");
  return given !== undefined && cidr !== undefined && contains(cidr, given);
}
