import type { Resource } from "@plinth/model";
import { covers, type Peer, type RuleRange } from "../rules/ranges";
import { closed, type Step, unclear } from "../sets/step";

/** Arguments of a route that say where it leads. Terraform registry, "aws_route". */
export const TARGETS = [
  ...["gateway_id", "nat_gateway_id", "egress_only_gateway_id", "vpc_peering_connection_id", "transit_gateway_id"],
  ...["network_interface_id", "vpc_endpoint_id", "instance_id", "core_network_arn", "carrier_gateway_id"],
  ...["local_gateway_id", "odb_network_arn"],
] as const;

export interface Route {
  /** Of the resource that says it. */
  readonly address: string;
  readonly ranges: readonly RuleRange[];
  readonly target: Target;
}

export interface Target {
  /** The argument that names it, `local`, or `blackhole`. */
  readonly kind: (typeof TARGETS)[number] | "local" | "blackhole" | "unknown";
  readonly resource?: Resource;
  readonly name: string;
}

export interface RouteTable {
  readonly address: string;
  readonly routes: readonly Route[];
  /** It may have routes that are not in the stack. */
  readonly isForeign: boolean;
}

/** The route that a peer is sent by, and those that may be meant as well because its address is not known. */
export interface Routed {
  readonly best?: Route;
  readonly others: readonly Route[];
}

/**
 * The longest prefix that contains the peer decides. AWS docs, "Route priority",
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function lookup({ routes }: RouteTable, peer: Peer): Routed {
  let best: { readonly route: Route; readonly size: bigint } | undefined;
  const maybe: { readonly route: Route; readonly size: bigint }[] = [];
  for (const route of routes) {
    for (const range of route.ranges) {
      const answer = covers(range, peer);
      if (answer === "no") continue;
      const size = range.cidr ? range.cidr.last - range.cidr.first : 0n;
      if (answer === "maybe") maybe.push({ route, size });
      else if (best === undefined || size < best.size || (size === best.size && route.target.kind === "local")) {
        best = { route, size };
      }
    }
  }
  const others = maybe.filter(({ route, size }) => route !== best?.route && (best === undefined || size <= best.size));
  return { best: best?.route, others: others.map(({ route }) => route) };
}

export function noRoute(table: RouteTable, title: string): Step {
  return table.isForeign
    ? unclear(table.address, "its routes are not in this stack")
    : closed(table.address, `has no route to ${title}`);
}
