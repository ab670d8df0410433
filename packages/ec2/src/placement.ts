import { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import {
  integer,
  isKnownLater,
  type ModuleContext,
  type Problem,
  type SettingsOf,
  shortHash,
  variants,
} from "@plinth/core";

/** AWS docs, "Placement groups for your Amazon EC2 instances". */
export type Placement =
  /** Close together, in one zone, for the fastest network; not with burstable or flexible types. */
  | { readonly strategy: "cluster" }
  /** Each on hardware of its own, at most 7 in a zone. */
  | { readonly strategy: "spread" }
  /** In partitions that share no hardware, 1 to 7 in a zone. */
  | { readonly strategy: "partition"; readonly partitions: number };

const SPREAD_IN_A_ZONE = 7;
/** AWS docs, "Placement strategies for your placement groups", https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html */
const NEVER_CLUSTERED = /^t\d|^mac|-flex\./;

export const PLACEMENT = variants("strategy", {
  cluster: {},
  spread: {},
  partition: { partitions: integer(1, 7).literal() },
});
type PlacementSettings = SettingsOf<typeof PLACEMENT>;

/** Nothing of a placement group can be changed: the name ends in a hash of what it is, so that a new one can come first. */
export function createPlacementGroup(context: ModuleContext, placement: PlacementSettings): PlacementGroup {
  const { strategy, partitions } = placement;
  return new PlacementGroup(context.scope, "PlacementGroup", {
    name: context.name(255, shortHash(`${strategy} ${partitions}`)),
    strategy,
    partitionCount: partitions,
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
}

interface Placed {
  readonly placement: PlacementSettings | undefined;
  readonly zones: number;
  readonly minSize: number;
  readonly types: readonly string[];
}

export function placementProblem({ placement, zones, minSize, types }: Placed): string | undefined {
  // AWS docs, "CreateAutoScalingGroup", PlacementGroup, https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
  if (placement?.strategy === "cluster" && zones > 1) {
    return `capacity.placement must not be cluster over more than one zone, got ${zones}`;
  }
  const type = types.find((one) => NEVER_CLUSTERED.test(one));
  if (placement?.strategy === "cluster" && type !== undefined) {
    return `capacity.placement must not be cluster with burstable, flexible or Mac types, got ${type}`;
  }
  if (placement?.strategy === "spread" && minSize > SPREAD_IN_A_ZONE * zones) {
    return `capacity.placement must not be spread for more than ${SPREAD_IN_A_ZONE} instances in a zone, got minSize ${minSize} in ${zones}`;
  }
  return;
}

/** The group is created; what would be one too many in a zone is not launched. */
export function spreadWarning(
  placement: PlacementSettings | undefined,
  availabilityZones: readonly string[],
  maxSize: number,
): Problem {
  if (placement?.strategy !== "spread" || isKnownLater(availabilityZones) || availabilityZones.some(isKnownLater))
    return;
  const most = SPREAD_IN_A_ZONE * new Set(availabilityZones).size;
  return (
    maxSize > most &&
    `maxSize ${maxSize} is never reached with capacity.placement spread, which takes ${SPREAD_IN_A_ZONE} instances in a zone: lower it to ${most}, or add zones`
  );
}
