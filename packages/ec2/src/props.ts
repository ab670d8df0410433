import type { Environment, KeyRef, SubnetsRef } from "@plinth/core";
import type { AmiProps } from "./ami";
import type { CapacityProps } from "./capacity";
import type { InstanceChoice } from "./instances";
import type { RefreshProps } from "./refresh";
import type { UserData } from "./user-data";
import type { FleetVolumes, RootVolumeProps } from "./volumes";

/** What a fleet and a single instance have in common. */
export interface MachineProps {
  readonly environment: Environment;
  readonly subnets: SubnetsRef;
  /** Port that the application listens at. */
  readonly port: number;
  /** Image of the instances. @default - the newest Amazon Linux 2023 for the architecture, looked up at every plan */
  readonly ami?: AmiProps;
  /**
   * Prepares an instance at its first boot: a program with a shebang, or packages, mounts, files and programs. At most 16 KB
   * together with what the module adds; never secrets.
   * @default - nothing
   */
  readonly userData?: string | UserData;
  /** Files that the CloudWatch agent sends to a log group each, by a name for the group. @default - none */
  readonly logFiles?: readonly LogFile[];
  /** Days to keep what the log files say. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** The root volume. @default - 8 GiB gp3, encrypted */
  readonly rootVolume?: RootVolumeProps;
  /** Encrypts the volumes and the log groups. @default - the keys of AWS */
  readonly encryptionKey?: KeyRef;
  /** ARN of the policy that the roles cannot exceed, whatever they are granted. @default - no boundary */
  readonly permissionsBoundary?: string;
  /**
   * What instances, volumes and network interfaces are tagged with: the provider's default tags do not reach them, so
   * give the result of `createTags` here too.
   * @default - only `Name`
   */
  readonly tags?: Readonly<Record<string, string>>;
}

export type EC2ModuleProps = FleetProps & InstanceChoice;

export interface FleetProps extends MachineProps {
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

export interface InstanceModuleProps extends MachineProps {
  readonly instanceType: string;
  /** Where the instance and its volumes are, one of the zones of `subnets`: `us-east-1a`. A change replaces all of them. */
  readonly zone: string;
  /**
   * What replaces the instance when it changes; its volumes are attached to the new one. Without it, image and user data are
   * what the instance was born with.
   * @default - nothing
   */
  readonly replaceOn?: readonly ("ami" | "userData")[];
  /**
   * Keeps Terraform from destroying the volumes, which leave a last snapshot when they are destroyed all the same, and
   * everybody from ending the instance. To retire it, set `false`, apply, then remove.
   * @default false in dev, true in prod
   */
  readonly deletionProtection?: boolean;
}

export interface LogFile {
  /** Names the log group, and its place in `logGroups`. */
  readonly name: string;
  /** Absolute path on the instance; `*` stands for any characters. */
  readonly path: string;
}

/** Sizes by environment; security does not depend on it. */
export const DEFAULTS = {
  dev: {
    minSize: 1,
    maxSize: 2,
    targetCpuPercent: 60,
    targetRequestsPerMinute: 1000,
    warmupSeconds: 120,
    minHealthyPercent: 50,
    logRetentionDays: 30,
    detailedMonitoring: false,
  },
  prod: {
    minSize: 3,
    maxSize: 9,
    targetCpuPercent: 50,
    targetRequestsPerMinute: 1000,
    warmupSeconds: 120,
    minHealthyPercent: 90,
    logRetentionDays: 365,
    detailedMonitoring: true,
  },
} as const;

/** How far above the desired capacity a replacement may go, in percent, and what never falls below it. */
export const REPLACING = {
  dev: { maxHealthyPercent: 100, maintenance: undefined },
  prod: { maxHealthyPercent: 110, maintenance: { minHealthyPercent: 100, maxHealthyPercent: 110 } },
} as const;

export const INSTANCE_DEFAULTS = {
  dev: { logRetentionDays: 30, deletionProtection: false, detailedMonitoring: false },
  prod: { logRetentionDays: 365, deletionProtection: true, detailedMonitoring: true },
} as const;
