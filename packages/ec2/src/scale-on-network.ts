import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { choice, integer, object, parseChild } from "@plinth/core";
import type { FleetContext } from "./fleet";

const METRICS = { in: "ASGAverageNetworkIn", out: "ASGAverageNetworkOut" } as const;
const TARGET = object({ targetBytesPerMinute: integer(1, Number.MAX_SAFE_INTEGER) });
const DIRECTION = choice<readonly string[]>(...Object.keys(METRICS)).literal();

/** Holds the bytes a minute that each instance receives or sends near a target. */
export function scaleOnNetwork(
  { scope, group }: FleetContext,
  direction: keyof typeof METRICS,
  given: number,
): AutoscalingPolicy {
  const child = { method: "scaleOnNetwork", prefix: "ScaleOnNetwork", keyName: "direction", keyParser: DIRECTION };
  const { id, targetBytesPerMinute } = parseChild(scope, direction, TARGET, { targetBytesPerMinute: given }, child);
  return new AutoscalingPolicy(scope, id, {
    name: `network-${direction}`,
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: targetBytesPerMinute,
      predefinedMetricSpecification: { predefinedMetricType: METRICS[direction] },
    },
  });
}
