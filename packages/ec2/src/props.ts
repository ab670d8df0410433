import type { Environment, KeyRef, SubnetsRef } from "@plinth/core";

export interface EC2ModuleProps {
  readonly environment: Environment;
  readonly subnets: SubnetsRef;
  /** Port that the application listens at. */
  readonly port: number;
  /** The architecture of the image follows from it: `m7g.large` is arm64, `m7i.large` x86_64. */
  readonly instanceType: string;
  /** Image of the instances. @default - the newest Amazon Linux 2023 for the architecture, looked up at every plan */
  readonly ami?: AmiProps;
  /** Shell script that prepares an instance, at most 16 KB together with what the module adds. @default - nothing */
  readonly userData?: string;
  /** Files that the CloudWatch agent sends to a log group each, by a name for the group. @default - none */
  readonly logFiles?: readonly LogFile[];
  /** Days to keep what the log files say. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
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
  /** The root volume. @default - 8 GiB gp3, encrypted */
  readonly rootVolume?: RootVolumeProps;
  /** Encrypts the volumes and the log groups. @default - the keys of AWS */
  readonly encryptionKey?: KeyRef;
  /**
   * What instances, volumes and network interfaces are tagged with: the provider's default tags do not reach them, so
   * give the result of `createTags` here too.
   * @default - only `Name`
   */
  readonly tags?: Readonly<Record<string, string>>;
}

export type AmiProps = {
  /** `ami-…`, of the architecture of the instance type. */
  readonly id: string;
  /** Where the image has its root volume. @default "/dev/xvda" */
  readonly rootDevice?: string;
};

export interface RootVolumeProps {
  /** 1 to 16384. @default 8 */
  readonly sizeGiB?: number;
  /** 3000 to 16000, at most 500 for each GiB. @default 3000 */
  readonly iops?: number;
  /** MiB/s: 125 to 1000, at most a quarter of the IOPS. @default 125 */
  readonly throughput?: number;
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
