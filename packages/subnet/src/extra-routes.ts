import { Route, type RouteConfig } from "@cdktf/provider-aws/lib/route";
import {
  contains,
  matches,
  must,
  type Network,
  networkArguments,
  networkName,
  networkProblem,
  type Problem,
  parseCidr,
  validate,
} from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { vpcRange } from "./ipv6";
import type { SubnetModuleProps } from "./tiers";
import type { ZoneSubnet } from "./zone-subnet";

export interface ExtraRouteProps {
  /** A literal range, or a prefix list. */
  readonly to: Network;
  readonly via: RouteTarget;
}

/**
 * Where the packets go. Take the id from what must be there first, for example
 * `{ transitGatewayId: attachment.transitGatewayId }`: the route is then made after the attachment.
 */
export type RouteTarget =
  | { readonly transitGatewayId: string }
  | { readonly peeringConnectionId: string }
  | { readonly networkInterfaceId: string }
  | { readonly vpcEndpointId: string }
  | { readonly vpnGatewayId: string }
  | { readonly natGatewayId: string }
  | { readonly coreNetworkArn: string };

/** Targets that may take traffic between subnets of the VPC. AWS docs, "Middlebox routing". */
const MIDDLEBOXES = ["networkInterfaceId", "vpcEndpointId", "natGatewayId"];

/** What a tier knows of its routes: destinations by name. */
export type Destinations = Map<string, string>;

/** One route in the table of each zone, named after its key and the zone. */
export function extraRoute(
  scope: Construct,
  name: string,
  props: ExtraRouteProps,
  tier: {
    readonly props: SubnetModuleProps;
    readonly zones: Readonly<Record<string, ZoneSubnet>>;
    readonly known: Destinations;
  },
): Readonly<Record<string, Route>> {
  validate(scope, routeProblems(name, props, tier.props, tier.known), `addRoute("${name}")`);
  tier.known.set(name, networkName(props.to));
  const route = { ...destinationOf(props.to), ...targetOf(props.via) };
  return Object.fromEntries(
    Object.entries(tier.zones).map(([zone, { routeTable }]) => [
      zone,
      new Route(scope, `Route-${name}-${zone}`, { routeTableId: routeTable.id, ...route }),
    ]),
  );
}

function routeProblems(
  name: string,
  { to, via }: ExtraRouteProps,
  tier: SubnetModuleProps,
  known: Destinations,
): Problem[] {
  const problem = networkProblem(to);
  const text = networkName(to);
  const taken = [...known].find(([, destination]) => destination === text);
  const targets = Object.keys(via);
  return [
    matches("the name", name, /^[A-Za-z][A-Za-z0-9-]*$/, "be letters, digits and hyphens, starting with a letter"),
    known.has(name) && "the name must be new in this tier, got one that has a route already",
    problem && `to: ${problem}, got ${JSON.stringify(text)}`,
    taken !== undefined && !known.has(name) && `to must be new in this tier, got ${text}, where "${taken[0]}" leads`,
    must(targets.length === 1, `via must be one target, got ${targets.join(" and ") || "none"}`),
    tier.tier === "isolated" &&
      (isEverywhere(to) || targets.includes("natGatewayId")) &&
      "an isolated tier must not have a way out: make the tier private, or name the range",
    insideProblem(to, targets, tier),
  ];
}

/** The VPC's own route is the more specific one for everything inside, but for a middlebox. */
function insideProblem(to: Network, targets: readonly string[], { vpc }: SubnetModuleProps): Problem {
  const [range, inner] = [vpcRange(vpc), typeof to === "string" ? parseCidr(to) : undefined];
  if (!range || !inner || !contains(range, inner)) return;
  const whole = range.prefix === inner.prefix;
  if (!whole && targets.every((target) => MIDDLEBOXES.includes(target))) return;
  return `to must lie outside of the VPC's ${vpc.cidrBlock}, got "${networkName(to)}"`;
}

function isEverywhere(to: Network): boolean {
  return typeof to === "string" && parseCidr(to)?.prefix === 0;
}

function destinationOf(to: Network): Omit<RouteConfig, "routeTableId"> {
  const { ipv4, ipv6, prefixListId } = networkArguments(to);
  return { destinationCidrBlock: ipv4, destinationIpv6CidrBlock: ipv6, destinationPrefixListId: prefixListId };
}

function targetOf(via: RouteTarget): Omit<RouteConfig, "routeTableId"> {
  if ("peeringConnectionId" in via) return { vpcPeeringConnectionId: via.peeringConnectionId };
  if ("vpnGatewayId" in via) return { gatewayId: via.vpnGatewayId };
  return via;
}

/** Ranges that a tier's own routes lead to. */
export function ownDestinations(ways: readonly Omit<RouteConfig, "routeTableId">[]): Destinations {
  const ranges = ways.map((way) => way.destinationCidrBlock ?? way.destinationIpv6CidrBlock);
  return new Map(ranges.flatMap((range) => (range && !Token.isUnresolved(range) ? [[range, range] as const] : [])));
}
