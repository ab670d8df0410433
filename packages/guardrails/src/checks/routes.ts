import { type Arguments, blocks, isWorld, type Resource } from "@plinth/model";
import type { Condition } from "./arguments";

function routesOf({ type, args }: Resource): readonly Arguments[] {
  return type === "aws_route" ? [args] : blocks(args, "route");
}

export const leadsThroughInstance: Condition = (resource) =>
  routesOf(resource)
    .filter((route) => [route.destination_cidr_block, route.cidr_block].includes("0.0.0.0/0"))
    .some((route) => route.instance_id !== undefined || `${route.network_interface_id}`.includes("aws_instance."));

export const leadsEverythingToPeer: Condition = (resource) =>
  routesOf(resource)
    .filter((route) => route.vpc_peering_connection_id !== undefined)
    .flatMap((route) => [
      ...[route.destination_cidr_block, route.cidr_block],
      ...[route.destination_ipv6_cidr_block, route.ipv6_cidr_block],
    ])
    .some(isWorld);
