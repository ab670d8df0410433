import { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import { between, must, nameOf, type Problem, shortHash } from "@plinth/core";
import type { Construct } from "constructs";

/** AWS docs, "Placement groups for your Amazon EC2 instances". */
export type Placement =
  /** Close together, in one zone, for the fastest network. */
  | { readonly strategy: "cluster" }
  /** Each on hardware of its own, at most 7 in a zone. */
  | { readonly strategy: "spread" }
  /** In partitions that share no hardware, 1 to 7 in a zone. */
  | { readonly strategy: "partition"; readonly partitions: number };

const SPREAD_IN_A_ZONE = 7;

/** Nothing of a placement group can be changed: the name ends in a hash of what it is, so that a new one can come first. */
export function placementGroup(
  scope: Construct,
  placement: Placement,
  tags: Readonly<Record<string, string>>,
): PlacementGroup {
  const partitionCount = placement.strategy === "partition" ? placement.partitions : undefined;
  return new PlacementGroup(scope, "PlacementGroup", {
    name: nameOf(scope, 255, shortHash(`${placement.strategy} ${partitionCount}`)),
    strategy: placement.strategy,
    partitionCount,
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}

export function placementProblems(placement: Placement | undefined, zones: number, maxSize: number): Problem[] {
  if (!placement) return [];
  return [
    placement.strategy === "partition" && between("capacity.placement.partitions", placement.partitions, 1, 7),
    must(
      placement.strategy !== "cluster" || zones === 1,
      `capacity.placement must not be cluster over more than one zone, got ${zones}`,
    ),
    must(
      placement.strategy !== "spread" || maxSize <= SPREAD_IN_A_ZONE * zones,
      `capacity.placement must not be spread for more than ${SPREAD_IN_A_ZONE} instances in a zone, got maxSize ${maxSize} in ${zones}`,
    ),
  ];
}
