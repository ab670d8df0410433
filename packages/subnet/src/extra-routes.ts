import { Route, type RouteConfig } from "@cdktf/provider-aws/lib/route";
import {
  contains,
  isKnownLater,
  NETWORK,
  type Network,
  networkArguments,
  networkName,
  object,
  type Problem,
  parseChild,
  parseCidr,
  type RowsOf,
  rangeOf,
  type SettingsOf,
  text,
  warn,
} from "@plinth/core";
import type { Construct } from "constructs";
import { vpcRange } from "./ipv6";
import type { TierSettings } from "./tiers";
import type { ZoneSubnet } from "./zone-subnet";

export interface ExtraRouteProps {
  /** A literal range, `{ cidr, name }` for one that is known only after apply, or a prefix list. */
  readonly to: Network;
  readonly via: RouteTarget;
}

interface RouteTargets {
  readonly transitGatewayId: string;
  readonly peeringConnectionId: string;
  readonly networkInterfaceId: string;
  readonly vpcEndpointId: string;
  readonly vpnGatewayId: string;
  readonly natGatewayId: string;
  readonly coreNetworkArn: string;
}

/**
 * Target of a route, exactly one. Take the id from what must be there first, for example
 * `{ transitGatewayId: attachment.transitGatewayId }`: the route is then made after the attachment.
 */
export type RouteTarget = {
  [K in keyof RouteTargets]: { readonly [T in K]: string } & {
    readonly [T in Exclude<keyof RouteTargets, K>]?: undefined;
  };
}[keyof RouteTargets];

const EXTRA_ROUTE = object({
  to: NETWORK,
  via: object(
    {},
    {
      oneOf: [
        { transitGatewayId: text() },
        { peeringConnectionId: text() },
        { networkInterfaceId: text() },
        { vpcEndpointId: text() },
        { vpnGatewayId: text() },
        { natGatewayId: text() },
        { coreNetworkArn: text() },
      ],
    },
  ),
} satisfies RowsOf<ExtraRouteProps>);
type RouteSettings = SettingsOf<typeof EXTRA_ROUTE>;

const NAME = text("be letters, digits and hyphens, starting with a letter", /^[A-Za-z][A-Za-z0-9-]*$/).literal();

/**
 * Targets that may take traffic between subnets of the VPC, and ranges that no route leads to.
 * AWS docs, "Subnet route tables", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
const MIDDLEBOXES = ["networkInterfaceId", "vpcEndpointId", "natGatewayId"] as const;
const RESERVED = ["169.254.168.0/22", "fd00:ec2::/32"];

/** Destinations of a tier's routes by the names of the routes. */
export type Destinations = Map<string, string>;

interface TierRoutes {
  readonly settings: TierSettings;
  readonly zones: Readonly<Record<string, ZoneSubnet>>;
  readonly destinations: Destinations;
}

/** One route in the table of each zone, named after its key and the zone. */
export function addRoute(
  scope: Construct,
  name: string,
  props: ExtraRouteProps,
  { settings, zones, destinations }: TierRoutes,
): Readonly<Record<string, Route>> {
  const { id, to, via } = parseChild(scope, name, EXTRA_ROUTE, props, {
    method: "addRoute",
    prefix: "Route",
    keyName: "name",
    keyParser: NAME,
    rules: [
      () => destinations.has(name) && `name must be new, got "${name}"`,
      (route) => takenProblem(route, name, destinations),
      (route) => insideProblem(route, settings),
      reservedProblem,
      prefixListProblem,
    ],
  });
  destinations.set(name, networkName(to));
  warn(
    scope,
    settings.tier === "isolated" &&
      isWayOut({ to, via }) &&
      `the route "${name}" is a way out of an isolated tier: make the tier private, or name the range`,
  );
  const { ipv4, ipv6, prefixListId } = networkArguments(to);
  const route = {
    destinationCidrBlock: ipv4,
    destinationIpv6CidrBlock: ipv6,
    destinationPrefixListId: prefixListId,
    ...targetOf(via),
  };
  return Object.fromEntries(
    Object.entries(zones).map(([zone, { routeTable }]) => [
      zone,
      new Route(scope, `${id}-${zone}`, { routeTableId: routeTable.id, ...route }),
    ]),
  );
}

function takenProblem({ to }: RouteSettings, name: string, destinations: Destinations): Problem {
  const destination = networkName(to);
  const [other] = [...destinations].find(([, taken]) => taken === destination) ?? [];
  if (other === undefined || other === name) return;
  return `to must be new in this tier, got ${destination}, where "${other}" leads`;
}

function isWayOut({ to, via }: RouteSettings): boolean {
  return via.natGatewayId !== undefined || parseCidr(rangeOf(to) ?? "")?.prefix === 0;
}

/** The VPC's own route is the more specific one for everything inside, but for a middlebox. */
function insideProblem({ to, via }: RouteSettings, { vpc }: TierSettings): Problem {
  const [outer, inner] = [vpcRange(vpc), parseCidr(rangeOf(to) ?? "")];
  if (!outer || !inner || !contains(outer, inner)) return;
  const whole = outer.prefix === inner.prefix;
  if (!whole && MIDDLEBOXES.some((target) => via[target] !== undefined)) return;
  return `to must lie outside of the VPC's ${vpc.cidrBlock}, got "${rangeOf(to)}"`;
}

function reservedProblem({ to }: RouteSettings): Problem {
  const range = parseCidr(rangeOf(to) ?? "");
  const reserved = RESERVED.find((one) => {
    const outer = parseCidr(one);
    return outer && range && contains(outer, range);
  });
  return reserved !== undefined && `to must lie outside of ${reserved}, which AWS reserves, got "${rangeOf(to)}"`;
}

/** HashiCorp docs, "aws_route", https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route */
function prefixListProblem({ to, via }: RouteSettings): Problem {
  if (rangeOf(to) !== undefined || via.vpcEndpointId === undefined) return;
  return "via must not be a vpcEndpointId where to is a prefix list: name the ranges, or associate the route table with a gateway endpoint";
}

function targetOf(via: RouteSettings["via"]): Omit<RouteConfig, "routeTableId"> {
  const { peeringConnectionId, vpnGatewayId, ...target } = via;
  return { vpcPeeringConnectionId: peeringConnectionId, gatewayId: vpnGatewayId, ...target };
}

/** Ranges that the default routes of a tier lead to. */
export function destinationsOf(routes: readonly Omit<RouteConfig, "routeTableId">[]): Destinations {
  const ranges = routes.map((route) => route.destinationCidrBlock ?? route.destinationIpv6CidrBlock);
  return new Map(ranges.flatMap((range) => (range && !isKnownLater(range) ? [[range, range] as const] : [])));
}
