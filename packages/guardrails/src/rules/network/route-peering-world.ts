import { blocks, isWorld } from "@plinth/model";
import type { Rule } from "../../rule";

export const routePeeringWorld: Rule = {
  id: "route-peering-world",
  title: "A peering is not the way to everywhere",
  why: "All traffic that no other route takes goes to the other network.",
  fix: "route the ranges of the other network alone",
  level: "error",
  standards: { checkov: ["CKV2_AWS_44"], cis: ["5.5"] },
  types: ["aws_route", "aws_route_table"],
  check({ type, args }) {
    const routes = type === "aws_route" ? [args] : blocks(args, "route");
    const wide = routes.some(
      (route) =>
        route.vpc_peering_connection_id !== undefined &&
        [route.destination_cidr_block, route.cidr_block, route.destination_ipv6_cidr_block, route.ipv6_cidr_block].some(
          isWorld,
        ),
    );
    return wide && "sends everything to the peered network";
  },
};
