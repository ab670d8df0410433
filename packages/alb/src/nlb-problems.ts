import { must, type Problem } from "@plinth/core";
import type { NLBModuleProps } from "./nlb-props";
import { subnetsProblems } from "./problems";

/** Everything that is wrong with the props of a network load balancer. */
export function networkProblemsOf({ subnets, scheme = "internal", addresses }: NLBModuleProps): Problem[] {
  const { allocationIds, privateIps } = addresses ?? {};
  const count = (allocationIds ?? privateIps)?.length;
  return [
    ...subnetsProblems(subnets),
    must(
      count === undefined || count === subnets.subnetIds.length,
      `addresses must be one for each of the ${subnets.subnetIds.length} subnets, got ${count}`,
    ),
    must(
      !allocationIds || scheme === "internet-facing",
      'addresses.allocationIds must go with the scheme "internet-facing": use privateIps inside',
    ),
    must(
      !privateIps || scheme === "internal",
      'addresses.privateIps must go with the scheme "internal": use allocationIds for the internet',
    ),
  ];
}
