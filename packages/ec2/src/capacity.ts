import type { AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import {
  boolean,
  choice,
  type Environment,
  integer,
  isKnownLater,
  list,
  object,
  type RowsOf,
  type SettingsOf,
  textOfNumber,
} from "@plinth/core";
import { type IResolvable, Op, Token } from "cdktf";
import type { InstancesSettings } from "./instances";
import { PLACEMENT, type Placement } from "./placement";
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
  readonly zones?: "balanced-best-effort" | "balanced-only";
  /** Where instances stand to one another. @default - as AWS likes */
  readonly placement?: Placement;
  /** Minutes that an apply waits for `minSize` instances in service; 0 does not wait. @default 10 */
  readonly waitMinutes?: number;
}

export interface WarmPool {
  /** @default "Stopped", which costs the volumes only */
  readonly state?: "Stopped" | "Running";
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

const WARM_POOL = object({
  state: choice("Stopped", "Running").default("Stopped"),
  minSize: integer(0, 10_000).optional(),
  maxPrepared: integer(0, 10_000).optional(),
  reuse: boolean.optional(),
} satisfies RowsOf<WarmPool>);

const MAINTENANCE = object(
  {
    minHealthyPercent: integer(0, 100),
    maxHealthyPercent: integer(100, 200),
  } satisfies RowsOf<Maintenance>,
  {
    rules: [
      ({ minHealthyPercent, maxHealthyPercent }, path) =>
        healthyProblem(path("maxHealthyPercent"), minHealthyPercent, maxHealthyPercent),
    ],
  },
);

export const CAPACITY = object({
  rebalance: boolean.optional(),
  warmPool: WARM_POOL.optional(),
  maxLifetimeDays: integer(1, 365).optional(),
  maintenance: MAINTENANCE.optional(),
  terminationPolicies: list(choice(...TERMINATION_POLICIES)).optional(),
  scaleInProtection: boolean.optional(),
  suspendedProcesses: list(choice(...PROCESSES)).optional(),
  zones: choice("balanced-best-effort", "balanced-only").optional(),
  placement: PLACEMENT.optional(),
  waitMinutes: integer(0, 120).default(10),
} satisfies RowsOf<CapacityProps>);
type CapacitySettings = SettingsOf<typeof CAPACITY>;

/** A replacement outside of a refresh never goes below the desired capacity. */
const DEFAULT_MAINTENANCE = { dev: undefined, prod: { minHealthyPercent: 100, maxHealthyPercent: 110 } } as const;
const SECONDS_A_DAY = 86_400;

export function capacityArguments(
  capacity: CapacitySettings,
  instances: InstancesSettings | undefined,
  environment: Environment,
) {
  const { warmPool, maxLifetimeDays, maintenance = DEFAULT_MAINTENANCE[environment], zones } = capacity;
  const { terminationPolicies, suspendedProcesses } = capacity;
  return {
    availabilityZoneDistribution: zones && { capacityDistributionStrategy: zones },
    capacityRebalance: capacity.rebalance ?? usesSpot(instances),
    forceDeleteWarmPool: warmPool && true,
    instanceMaintenancePolicy: maintenance && {
      minHealthyPercentage: maintenance.minHealthyPercent,
      maxHealthyPercentage: maintenance.maxHealthyPercent,
    },
    maxInstanceLifetime: isKnownLater(maxLifetimeDays)
      ? Token.asNumber(Op.mul(maxLifetimeDays, SECONDS_A_DAY))
      : maxLifetimeDays && maxLifetimeDays * SECONDS_A_DAY,
    protectFromScaleIn: capacity.scaleInProtection,
    suspendedProcesses: suspendedProcesses && [...suspendedProcesses],
    terminationPolicies: terminationPolicies && [...terminationPolicies],
    waitForCapacityTimeout: `${textOfNumber(capacity.waitMinutes)}m`,
    warmPool: warmPool && {
      poolState: warmPool.state,
      minSize: warmPool.minSize,
      maxGroupPreparedCapacity: warmPool.maxPrepared,
      instanceReusePolicy: warmPool.reuse ? { reuseOnScaleIn: true } : undefined,
    },
  } satisfies Partial<AutoscalingGroupConfig>;
}

function usesSpot(instances: InstancesSettings | undefined): boolean | IResolvable | undefined {
  const { spotPercent = 0 } = instances ?? {};
  return isKnownLater(spotPercent) ? Op.gte(spotPercent, 1) : spotPercent > 0 || undefined;
}
