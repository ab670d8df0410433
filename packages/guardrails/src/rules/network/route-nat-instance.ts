import { type Arguments, blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const routeNatInstance: Rule = {
  id: "route-nat-instance",
  title: "The way out is no single instance",
  why: "An instance that forwards traffic is patched by you, limited by its size, and gone with its zone.",
  fix: "use a NAT gateway",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_35"] },
  types: ["aws_route", "aws_route_table"],
  check({ type, args }) {
    const routes = type === "aws_route" ? [args] : blocks(args, "route");
    return routes.some(leadsToInstance) && "sends the way out through an instance";
  },
};

function leadsToInstance(route: Arguments): boolean {
  const world = [route.destination_cidr_block, route.cidr_block].includes("0.0.0.0/0");
  return world && (route.instance_id !== undefined || `${route.network_interface_id}`.includes("aws_instance."));
}
