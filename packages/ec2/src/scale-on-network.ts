import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { between, validate } from "@plinth/core";
import { call, type Fleet, keyProblems } from "./fleet";

const METRICS = { in: "ASGAverageNetworkIn", out: "ASGAverageNetworkOut" } as const;

/** Holds the bytes a minute that each instance receives or sends near a target. */
export function scaleOnNetwork(fleet: Fleet, direction: "in" | "out", targetBytesPerMinute: number): AutoscalingPolicy {
  const id = `ScaleOnNetwork-${direction}`;
  validate(
    fleet,
    [
      ...keyProblems(fleet, id, direction),
      between("targetBytesPerMinute", targetBytesPerMinute, 1, Number.MAX_SAFE_INTEGER),
    ],
    call("scaleOnNetwork", direction),
  );
  return new AutoscalingPolicy(fleet, id, {
    name: `network-${direction}`,
    autoscalingGroupName: fleet.group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: targetBytesPerMinute,
      predefinedMetricSpecification: { predefinedMetricType: METRICS[direction] },
    },
  });
}
