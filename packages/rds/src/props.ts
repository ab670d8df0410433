import type { Environment, KeyRef, SubnetsRef } from "@plinth/core";
import type { EngineName } from "./engines";

export interface RdsModuleProps {
  readonly environment: Environment;
  readonly engine: EngineName;
  /**
   * A major alone (`"17"`, `"8.4"`) follows minor releases by itself in the maintenance window; a release (`"17.4"`) stays
   * until you change it.
   */
  readonly engineVersion: string;
  /** Subnets in at least two zones, best of an isolated tier. */
  readonly subnets: SubnetsRef;
  /** @default "db.t4g.medium" in dev, "db.r7g.large" in prod */
  readonly instanceClass?: string;
  /** A first database of that name. A change replaces the instance. @default - none */
  readonly databaseName?: string;
  /** Name of the master user; its password is made and kept by RDS in Secrets Manager. A change replaces the instance. @default "dbadmin" */
  readonly masterUsername?: string;
  /** @default - the port of the engine: 5432, 3306 */
  readonly port?: number;
  /** A standby in another zone. @default false in dev, true in prod */
  readonly multiAz?: boolean;
  /** @default - 20 GiB in dev, 100 GiB in prod, growing by itself up to five times that */
  readonly storage?: StorageProps;
  /** @default - 7 days in dev, 30 in prod, at 03:00 UTC */
  readonly backup?: BackupProps;
  /** When RDS may restart the instance, weekly in UTC. @default "sun:04:30-sun:05:30" */
  readonly maintenanceWindow?: string;
  /** Engine parameters by name; those that need a restart wait for one. @default - TLS forced, slow statements logged */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Days to keep the engine's logs. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Seconds between two readings of the operating system. @default 60 */
  readonly monitoringSeconds?: 1 | 5 | 10 | 15 | 30 | 60;
  /** Refuses to delete the instance until it is lifted. @default false in dev, true in prod */
  readonly deletionProtection?: boolean;
  /** Encrypts storage, secret, logs and insights. A change replaces the instance. @default - the keys of AWS */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** gp3. Limits: AWS docs, "Amazon RDS DB instance storage". */
export interface StorageProps {
  /** 20 to 65536. It can grow and never shrink. @default 20 in dev, 100 in prod */
  readonly sizeGiB?: number;
  /** How far it grows by itself; 0 for not at all. @default - five times `sizeGiB` */
  readonly maxSizeGiB?: number;
  /** 12000 to 64000, from 400 GiB on. @default - 3000, or 12000 from 400 GiB on */
  readonly iops?: number;
  /** MiB/s, 500 to 4000, from 400 GiB on. @default - 125, or 500 from 400 GiB on */
  readonly throughput?: number;
}

export interface BackupProps {
  /** Days that the instance can be restored to any moment of, 1 to 35. @default 7 in dev, 30 in prod */
  readonly retentionDays?: number;
  /** When the daily snapshot is taken, in UTC. @default "03:00-04:00" */
  readonly window?: string;
  /** Whether deletion takes no last snapshot. @default true in dev, false in prod */
  readonly skipFinalSnapshot?: boolean;
}

/** Sizes and resilience by environment; security does not depend on it. */
export const DEFAULTS = {
  dev: {
    instanceClass: "db.t4g.medium",
    multiAz: false,
    sizeGiB: 20,
    retentionDays: 7,
    skipFinalSnapshot: true,
    logRetentionDays: 30,
    deletionProtection: false,
  },
  prod: {
    instanceClass: "db.r7g.large",
    multiAz: true,
    sizeGiB: 100,
    retentionDays: 30,
    skipFinalSnapshot: false,
    logRetentionDays: 365,
    deletionProtection: true,
  },
} as const;

export const WINDOWS = { backup: "03:00-04:00", maintenance: "sun:04:30-sun:05:30" } as const;
