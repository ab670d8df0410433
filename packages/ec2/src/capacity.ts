import type { AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import { between, distinct, must, oneOf, type Problem } from "@plinth/core";
import { type InstancesProps, usesSpot } from "./instances";
import type { Placement } from "./placement";
import { healthyProblem } from "./refresh";

/** How the group keeps its capacity. */
export interface CapacityProps {
  /** Replaces a spot instance before it is interrupted. @default true with spot instances */
  readonly rebalance?: boolean;
  /** Instances that have booted and wait; not with spot instances. @default - none */
  readonly warmPool?: WarmPool;
  /** Days after which an instance is replaced, 1 to 365. @default - it may live on */
  readonly maxLifetimeDays?: number;
  /** How far replacements outside of a refresh may go below and above the desired capacity. @default - nothing said in dev; 100 and 110 in prod, so that the new one comes first */
  readonly maintenance?: Maintenance;
  /** Who goes first when the group shrinks. @default - AWS's own order */
  readonly terminationPolicies?: readonly TerminationPolicy[];
  /** Keeps scaling from ending instances; a refresh replaces them nevertheless. @default false */
  readonly scaleInProtection?: boolean;
  /** What the group does not do for now. @default - it does everything */
  readonly suspendedProcesses?: readonly Process[];
  /** What happens when a zone has no capacity: others take over, or its share is awaited. @default "balanced-best-effort" */
  readonly zones?: (typeof ZONES)[number];
  /** Where instances stand to one another. @default - as AWS likes */
  readonly placement?: Placement;
  /** Minutes that an apply waits for `minSize` instances in service; 0 does not wait. @default 10 */
  readonly waitMinutes?: number;
}

export interface WarmPool {
  /** @default "Stopped", which costs the volumes only */
  readonly state?: (typeof POOL_STATES)[number];
  /** Instances that are always kept waiting. @default 0 */
  readonly minSize?: number;
  /** Most instances, waiting and in service together. @default - `maxSize` of the group */
  readonly maxPrepared?: number;
  /** Lets instances come back when the group shrinks. @default false */
  readonly reuse?: boolean;
}

export interface Maintenance {
  /** 0 to 100. */
  readonly minHealthyPercent: number;
  /** 100 to 200, at most 100 above the other. */
  readonly maxHealthyPercent: number;
}

const POOL_STATES = ["Stopped", "Running"] as const;
const ZONES = ["balanced-best-effort", "balanced-only"] as const;
const TERMINATION_POLICIES = [
  "AllocationStrategy",
  "ClosestToNextInstanceHour",
  "Default",
  "NewestInstance",
  "OldestInstance",
  "OldestLaunchTemplate",
] as const;
export type TerminationPolicy = (typeof TERMINATION_POLICIES)[number];
/** AWS docs, "Suspend and resume Amazon EC2 Auto Scaling processes". */
const PROCESSES = [
  "AddToLoadBalancer",
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "InstanceRefresh",
  "Launch",
  "ReplaceUnhealthy",
  "ScheduledActions",
  "Terminate",
] as const;
export type Process = (typeof PROCESSES)[number];

type CapacityArguments = Pick<
  AutoscalingGroupConfig,
  | "availabilityZoneDistribution"
  | "capacityRebalance"
  | "forceDeleteWarmPool"
  | "instanceMaintenancePolicy"
  | "maxInstanceLifetime"
  | "protectFromScaleIn"
  | "suspendedProcesses"
  | "terminationPolicies"
  | "waitForCapacityTimeout"
  | "warmPool"
>;

export function capacityArguments(
  capacity: CapacityProps,
  instances: InstancesProps | undefined,
  defaultMaintenance: Maintenance | undefined,
): CapacityArguments {
  const { warmPool, maintenance = defaultMaintenance, zones, waitMinutes = 10 } = capacity;
  return {
    availabilityZoneDistribution: zones && { capacityDistributionStrategy: zones },
    capacityRebalance: capacity.rebalance ?? (usesSpot(instances) || undefined),
    forceDeleteWarmPool: warmPool && true,
    instanceMaintenancePolicy: maintenance && {
      minHealthyPercentage: maintenance.minHealthyPercent,
      maxHealthyPercentage: maintenance.maxHealthyPercent,
    },
    maxInstanceLifetime: capacity.maxLifetimeDays && capacity.maxLifetimeDays * 86_400,
    protectFromScaleIn: capacity.scaleInProtection,
    suspendedProcesses: capacity.suspendedProcesses && [...capacity.suspendedProcesses],
    terminationPolicies: capacity.terminationPolicies && [...capacity.terminationPolicies],
    waitForCapacityTimeout: `${waitMinutes}m`,
    warmPool: warmPool && {
      poolState: warmPool.state ?? "Stopped",
      minSize: warmPool.minSize,
      maxGroupPreparedCapacity: warmPool.maxPrepared,
      instanceReusePolicy: warmPool.reuse ? { reuseOnScaleIn: true } : undefined,
    },
  };
}

export function capacityProblems(capacity: CapacityProps = {}, instances: InstancesProps | undefined): Problem[] {
  const { warmPool, maintenance, terminationPolicies = [], suspendedProcesses = [] } = capacity;
  return [
    ...(warmPool ? warmPoolProblems(warmPool, instances) : []),
    between("capacity.maxLifetimeDays", capacity.maxLifetimeDays, 1, 365),
    ...(maintenance ? maintenanceProblems(maintenance) : []),
    distinct("capacity.terminationPolicies", terminationPolicies, 0),
    ...terminationPolicies.map((policy) => oneOf("capacity.terminationPolicies", policy, TERMINATION_POLICIES)),
    distinct("capacity.suspendedProcesses", suspendedProcesses, 0),
    ...suspendedProcesses.map((process) => oneOf("capacity.suspendedProcesses", process, PROCESSES)),
    oneOf("capacity.zones", capacity.zones, ZONES),
    between("capacity.waitMinutes", capacity.waitMinutes, 0, 120),
  ];
}

function warmPoolProblems(
  { state, minSize = 0, maxPrepared }: WarmPool,
  instances: InstancesProps | undefined,
): Problem[] {
  return [
    oneOf("capacity.warmPool.state", state, POOL_STATES),
    between("capacity.warmPool.minSize", minSize, 0, 10_000),
    between("capacity.warmPool.maxPrepared", maxPrepared, minSize, 10_000),
    must(!usesSpot(instances), "capacity.warmPool must not be given with spot instances, which cannot wait"),
  ];
}

function maintenanceProblems({ minHealthyPercent, maxHealthyPercent }: Maintenance): Problem[] {
  return [
    between("capacity.maintenance.minHealthyPercent", minHealthyPercent, 0, 100),
    between("capacity.maintenance.maxHealthyPercent", maxHealthyPercent, 100, 200),
    healthyProblem("capacity.maintenance.maxHealthyPercent", minHealthyPercent, maxHealthyPercent),
  ];
}
