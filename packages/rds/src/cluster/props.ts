import type { ParametersOf } from "../engines";
import type { RotationProps } from "../password";
import type { DatabaseProps } from "../props";
import type { AuroraParametersOf } from "./engines";
import type { ClusterRestoreProps } from "./restore";

interface ClusterProps extends DatabaseProps {
  /** When the password is rotated, which RDS makes and keeps. @default - every seven days, as RDS does */
  readonly passwordRotation?: RotationProps;
  /**
   * The data to begin with. Read once, when the cluster is made: changed or removed later, it does nothing.
   * @default - an empty database
   */
  readonly restore?: ClusterRestoreProps;
  /**
   * Whether changes restart instances at once instead of in the maintenance window. A major upgrade needs it, for the old
   * parameter group goes with the same apply.
   * @default true
   */
  readonly applyImmediately?: boolean;
}

export type AuroraModuleProps = AuroraProps & (AuroraPostgresqlProps | AuroraMysqlProps);

export interface AuroraProps extends ClusterProps {
  /** How large the instances are: a class, or capacity units that follow the load. @default - 0.5 to 4 units in dev, "db.r7g.large" in prod */
  readonly capacity?: CapacityProps;
  /** A second instance in another zone, which answers reads and takes over. @default false in dev, true in prod */
  readonly multiAz?: boolean;
  /** Storage without a price for each request, at a higher price for each GB. @default false */
  readonly ioOptimized?: boolean;
  /** SQL over HTTPS with IAM, without a connection. @default false */
  readonly dataApi?: boolean;
}

/** AWS docs, "Aurora Serverless v2 capacity". */
export type CapacityProps = { readonly instanceClass: string; readonly minUnits?: never } | ServerlessProps;

export interface ServerlessProps {
  /** Capacity units of 2 GiB each, 0 to 256 in halves; 0 lets the instances pause. */
  readonly minUnits: number;
  /** 1 to 256 in halves. */
  readonly maxUnits: number;
  /** Seconds without a connection after which it pauses, 300 to 86400, with `minUnits: 0`. @default 300 */
  readonly pauseAfterSeconds?: number;
  readonly instanceClass?: never;
}

export interface AuroraPostgresqlProps {
  readonly engine: "aurora-postgresql";
  /** @default - TLS forced, slow statements and changes of the schema logged */
  readonly parameters?: AuroraParametersOf<"aurora-postgresql">;
  readonly backtrackHours?: never;
  readonly writeForwarding?: never;
}

export interface AuroraMysqlProps {
  readonly engine: "aurora-mysql";
  /** @default - TLS forced, slow statements logged, connections and changes of rights and schema audited */
  readonly parameters?: AuroraParametersOf<"aurora-mysql">;
  /**
   * Hours that the cluster can be rewound by, in place, 0 to 72. Only a cluster that began with it can have it; it costs by the
   * change, and some regions lack it. @default 0 in dev, 24 in prod
   */
  readonly backtrackHours?: number;
  /** Lets readers pass writes on to the writer. @default false */
  readonly writeForwarding?: boolean;
}

export type MultiAzClusterModuleProps = MultiAzClusterProps &
  (
    | { readonly engine: "postgres"; readonly parameters?: ParametersOf<"postgres"> }
    | { readonly engine: "mysql"; readonly parameters?: ParametersOf<"mysql"> }
  );

export interface MultiAzClusterProps extends ClusterProps {
  /** A class with local disks: c6gd, m5d, m6gd, m6id, r5d, r6gd, r6id and the like. @default "db.m6gd.large" in dev, "db.r6gd.large" in prod */
  readonly instanceClass?: string;
  /** @default - 100 GiB with 3000 IOPS */
  readonly storage?: ClusterStorageProps;
}

/** Provisioned IOPS, io2. Limits: AWS docs, "CreateDBCluster". */
export interface ClusterStorageProps {
  /** 100 to 65536. @default 100 */
  readonly sizeGiB?: number;
  /** 1000 to 256000, and half to fifty for each GiB. @default 3000 */
  readonly iops?: number;
}

export const CLUSTER_DEFAULTS = {
  dev: {
    multiAz: false,
    retentionDays: 7,
    skipFinalSnapshot: true,
    logRetentionDays: 30,
    deletionProtection: false,
    backtrackHours: 0,
    capacity: { minUnits: 0.5, maxUnits: 4 },
    instanceClass: "db.m6gd.large",
  },
  prod: {
    multiAz: true,
    retentionDays: 30,
    skipFinalSnapshot: false,
    logRetentionDays: 365,
    deletionProtection: true,
    backtrackHours: 24,
    capacity: { instanceClass: "db.r7g.large" },
    instanceClass: "db.r6gd.large",
  },
} as const;
