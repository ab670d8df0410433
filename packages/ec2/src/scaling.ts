import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { Construct } from "constructs";

/** Holds the average CPU of the group near a target. */
export function scaleOnCpu(scope: Construct, groupName: string, targetPercent: number): AutoscalingPolicy {
  return new AutoscalingPolicy(scope, "ScaleOnCpu", {
    name: "cpu",
    autoscalingGroupName: groupName,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: targetPercent,
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
    },
  });
}

/** Holds the requests a minute that each instance gets from a target group near a target. */
export function scaleOnRequests(
  scope: Construct,
  groupName: string,
  key: string,
  resourceLabel: string,
  targetPerMinute: number,
): AutoscalingPolicy {
  return new AutoscalingPolicy(scope, `ScaleOnRequests-${key}`, {
    name: `requests-${key}`,
    autoscalingGroupName: groupName,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: targetPerMinute,
      predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
    },
  });
}
