import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { integer, type ModuleContext, object, parse, type RowsOf } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";

export type ReaderScalingOptions = SizeOptions & (CpuOptions | ConnectionsOptions);

interface SizeOptions {
  /** Readers at least, those that are declared included, 0 to 15. */
  readonly min: number;
  /** Readers at most, 1 to 15. */
  readonly max: number;
  /** Seconds to wait after readers were added or removed. @default 300 */
  readonly cooldownSeconds?: number;
}

interface CpuOptions {
  /** Mean load of the readers to keep to, in percent. @default 60 */
  readonly cpuPercent?: number;
  readonly connections?: never;
}

interface ConnectionsOptions {
  /** Mean number of clients of a reader to keep to. */
  readonly connections: number;
  readonly cpuPercent?: never;
}

const SCALING = object(
  {
    min: integer(0, 15),
    max: integer(1, 15),
    cooldownSeconds: integer(0, 3600).default(300),
    cpuPercent: integer(1, 100).optional(),
    connections: integer(1, 100_000).optional(),
  } satisfies RowsOf<SizeOptions & { readonly cpuPercent?: number; readonly connections?: number }>,
  {
    rules: [
      ({ min, max }) => min > max && `min must be at most max, got ${min} and ${max}`,
      ({ cpuPercent, connections }) =>
        cpuPercent !== undefined && connections !== undefined && "cpuPercent or connections must not be given together",
    ],
  },
);

/** AWS docs, "Amazon Aurora Auto Scaling with Aurora Replicas". What it adds is AWS's own and in no state. */
export function scaleReaders(
  context: ModuleContext,
  cluster: RdsCluster,
  instances: readonly ITerraformDependable[],
  options: ReaderScalingOptions,
): { readonly target: AppautoscalingTarget; readonly policy: AppautoscalingPolicy } {
  const { min, max, cpuPercent, connections, cooldownSeconds } = parse(context.scope, SCALING, options, {
    call: "scaleReaders()",
    rules: [() => context.scope.node.tryFindChild("ReaderScaling") !== undefined && "scaleReaders must be called once"],
  });
  const target = new AppautoscalingTarget(context.scope, "ReaderScaling", {
    serviceNamespace: "rds",
    scalableDimension: "rds:cluster:ReadReplicaCount",
    resourceId: `cluster:${cluster.clusterIdentifier}`,
    minCapacity: min,
    maxCapacity: max,
    tags: context.tags(),
    dependsOn: [...instances],
  });
  const policy = new AppautoscalingPolicy(context.scope, "ReaderScalingPolicy", {
    name: context.name(200, "readers"),
    policyType: "TargetTrackingScaling",
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: connections ?? cpuPercent ?? 60,
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
