import type { RdsClusterServerlessv2ScalingConfiguration } from "@cdktf/provider-aws/lib/rds-cluster";
import type { Environment } from "@plinth/core";
import { type CapacityProps, CLUSTER_DEFAULTS } from "./props";

export function capacityOf(environment: Environment, capacity?: CapacityProps): CapacityProps {
  return capacity ?? CLUSTER_DEFAULTS[environment].capacity;
}

/** AWS docs, "Scaling to Zero ACUs with automatic pause and resume for Aurora Serverless v2". */
export function serverless(capacity: CapacityProps): RdsClusterServerlessv2ScalingConfiguration | undefined {
  if (capacity.instanceClass !== undefined) return;
  const { minUnits, maxUnits, pauseAfterSeconds = 300 } = capacity;
  return {
    minCapacity: minUnits,
    maxCapacity: maxUnits,
    secondsUntilAutoPause: minUnits === 0 ? pauseAfterSeconds : undefined,
  };
}
