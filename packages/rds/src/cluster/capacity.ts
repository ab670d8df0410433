import type { RdsClusterServerlessv2ScalingConfiguration } from "@cdktf/provider-aws/lib/rds-cluster";
import type { Capacity } from "./aurora-props";

/** AWS docs, "Scaling to Zero ACUs with automatic pause and resume for Aurora Serverless v2". */
export function serverless(capacity: Capacity): RdsClusterServerlessv2ScalingConfiguration | undefined {
  if (capacity.instanceClass !== undefined) return;
  const { minUnits, maxUnits, pauseAfterSeconds } = capacity;
  return {
    minCapacity: minUnits,
    maxCapacity: maxUnits,
    secondsUntilAutoPause: pauseAfterSeconds ?? (minUnits === 0 ? 300 : undefined),
  };
}
