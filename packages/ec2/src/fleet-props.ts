import { integer, object, type RowsOf, type SettingsOf } from "@plinth/core";
import { architectureProblem, ROOT_DEVICE } from "./ami";
import { CAPACITY, type CapacityProps } from "./capacity";
import { architectureFor, INSTANCE_TYPE, INSTANCES, type InstanceChoice, namedTypes } from "./instances";
import { placementProblem } from "./placement";
import { INSTANCE_SUPPORT, type InstanceSupportProps } from "./props";
import { healthyProblem, REFRESH, type RefreshProps } from "./refresh";
import { FLEET_VOLUMES, type FleetVolumes } from "./volumes";

export type EC2ModuleProps = FleetProps & InstanceChoice;

export interface FleetProps extends InstanceSupportProps {
  /** Smallest number of instances. @default 1 in dev, 3 in prod */
  readonly minSize?: number;
  /** Largest number of instances. @default 2 in dev, 9 in prod */
  readonly maxSize?: number;
  /** Average CPU that scaling aims at, in percent. @default 60 in dev, 50 in prod, which leaves room to lose a zone */
  readonly targetCpuPercent?: number;
  /** Requests a minute and instance that scaling aims at, behind a balancer. @default 1000 */
  readonly targetRequestsPerMinute?: number;
  /** Seconds from the launch of an instance until its health and its metrics count. @default 120 */
  readonly warmupSeconds?: number;
  /** Share of instances that stay in service while the group is refreshed, in percent. @default 50 in dev, 90 in prod */
  readonly minHealthyPercent?: number;
  /** Further volumes of every instance, by name; they die with it. A new one is a refresh. @default - none */
  readonly volumes?: FleetVolumes;
  /** How instances are replaced when the template changes. @default - instance by instance, back again when it fails */
  readonly refresh?: RefreshProps;
  /** How the group keeps its capacity. @default - as each prop of it says */
  readonly capacity?: CapacityProps;
}

/** Sizes by environment; security does not depend on it. The sizes are printed in alarms and charts, so they are literal. */
export const FLEET = object(
  {
    ...INSTANCE_SUPPORT,
    minSize: integer(0, 10_000).literal().default({ dev: 1, prod: 3 }),
    maxSize: integer(0, 10_000).literal().default({ dev: 2, prod: 9 }),
    targetCpuPercent: integer(1, 100).default({ dev: 60, prod: 50 }),
    targetRequestsPerMinute: integer(1, Number.MAX_SAFE_INTEGER).default(1000),
    warmupSeconds: integer(0, 2_147_483_647).default(120),
    minHealthyPercent: integer(0, 100).default({ dev: 50, prod: 90 }),
    volumes: FLEET_VOLUMES.default({}),
    refresh: REFRESH.default({}),
    capacity: CAPACITY.default({}),
  } satisfies RowsOf<FleetProps>,
  {
    oneOf: [{ instanceType: INSTANCE_TYPE }, { instances: INSTANCES }],
    rules: [
      ({ minSize, maxSize }) =>
        minSize > maxSize && `minSize must not be greater than maxSize, got ${minSize} and ${maxSize}`,
      ({ refresh, minHealthyPercent }) =>
        healthyProblem("refresh.maxHealthyPercent", minHealthyPercent, refresh.maxHealthyPercent),
      // AWS docs, "Warm pools", Limitations, https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
      ({ capacity, instances }) =>
        capacity.warmPool &&
        (instances?.spotPercent ?? 0) > 0 &&
        "capacity.warmPool must not be given with spot instances, which cannot wait",
      ({ capacity, subnets, minSize, ...choice }) =>
        placementProblem({
          placement: capacity.placement,
          zones: new Set(subnets.availabilityZones).size,
          minSize,
          types: namedTypes(choice),
        }),
      ({ volumes, ami }) => {
        const root = ami?.rootDevice ?? ROOT_DEVICE;
        const [name] = Object.entries(volumes).find(([, { device }]) => device === root) ?? [];
        return name !== undefined && `volumes.${name}.device must not be that of the root volume, got ${root}`;
      },
      (settings) => architectureProblem(settings.ami, architectureFor(settings)),
    ],
  },
);
export type FleetSettings = SettingsOf<typeof FLEET>;
