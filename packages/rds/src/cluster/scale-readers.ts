import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { between, must, nameOf, validate } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

export type ReaderScalingOptions = {
  /** Readers at least, those that are declared included, 0 to 15. */
  readonly min: number;
  /** Readers at most, 1 to 15. */
  readonly max: number;
  /** Seconds to wait after readers were added or removed. @default 300 */
  readonly cooldownSeconds?: number;
} & (
  | {
      /** Mean load of the readers to keep to, in percent. @default 60 */
      readonly cpuPercent?: number;
      readonly connections?: never;
    }
  | {
      /** Mean number of clients of a reader to keep to. */
      readonly connections: number;
      readonly cpuPercent?: never;
    }
);

/** AWS docs, "Amazon Aurora Auto Scaling with Aurora Replicas". What it adds is AWS's own and in no state. */
export function scaleReaders(
  scope: Construct,
  cluster: RdsCluster,
  instances: readonly ITerraformDependable[],
  options: ReaderScalingOptions,
): { readonly target: AppautoscalingTarget; readonly policy: AppautoscalingPolicy } {
  const { min, max, cpuPercent = 60, connections, cooldownSeconds = 300 } = options;
  validate(
    scope,
    [
      must(!scope.node.tryFindChild("ReaderScaling"), "scaleReaders must be said once"),
      between("min", min, 0, 15),
      between("max", max, 1, 15),
      must(!(min > max), `min must be at most max, got ${min} and ${max}`),
      between("cpuPercent", cpuPercent, 1, 100),
      between("connections", connections, 1, 100_000),
      between("cooldownSeconds", cooldownSeconds, 0, 3600),
    ],
    "scaleReaders(…)",
  );
  const target = new AppautoscalingTarget(scope, "ReaderScaling", {
    serviceNamespace: "rds",
    scalableDimension: "rds:cluster:ReadReplicaCount",
    resourceId: `cluster:${cluster.clusterIdentifier}`,
    minCapacity: min,
    maxCapacity: max,
    dependsOn: [...instances],
  });
  const policy = new AppautoscalingPolicy(scope, "ReaderScalingPolicy", {
    name: nameOf(scope, 200, "readers"),
    policyType: "TargetTrackingScaling",
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: connections ?? cpuPercent,
      scaleInCooldown: cooldownSeconds,
      scaleOutCooldown: cooldownSeconds,
      predefinedMetricSpecification: {
        predefinedMetricType:
          connections === undefined ? "RDSReaderAverageCPUUtilization" : "RDSReaderAverageDatabaseConnections",
      },
    },
  });
  return { target, policy };
}
