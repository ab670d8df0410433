import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { idBelow } from "@plinth/core";
import type { Construct } from "constructs";
import type { FleetContext } from "./fleet";

/** Holds the average CPU of the group near a target. */
export function scaleOnCpu({ scope, group }: FleetContext, targetPercent: number): AutoscalingPolicy {
  return new AutoscalingPolicy(scope, "ScaleOnCpu", {
    name: "cpu",
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: targetPercent,
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    },
  });
}

/** Holds the requests a minute that each instance gets from a target group near a target. */
export function scaleOnRequests(
  { scope, group }: FleetContext,
  home: Construct,
  target: { readonly key: string; readonly resourceLabel: string; readonly requestsPerMinute: number },
): AutoscalingPolicy {
  const { key, resourceLabel, requestsPerMinute } = target;
  return new AutoscalingPolicy(home, idBelow(home, scope, `ScaleOnRequests-${key}`), {
    name: `requests-${key}`,
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: requestsPerMinute,
      predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
    },
  });
}
