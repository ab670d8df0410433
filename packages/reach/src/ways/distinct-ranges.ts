import type { Network } from "../network";
import type { Cidr } from "../sets/cidr";
import type { Place } from "./place";

/** Ranges that the rules and routes at a place tell apart. */
export function distinctRanges(network: Network, { interface: { groups = [] }, subnet }: Place): readonly Cidr[] {
  const rules = [
    ...network.rules.of(groups, "ingress"),
    ...network.rules.of(groups, "egress"),
    ...(network.aclOf(subnet).rules ?? []),
    ...network.tableOf(subnet).routes,
  ];
  return rules.flatMap(({ ranges }) => ranges.flatMap(({ cidr }) => cidr ?? []));
}
