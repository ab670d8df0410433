import { boolean, integer, object, type RowsOf, type SettingsOf, variants } from "@plinth/core";
import { ENGINES, type ParametersOf } from "../engines";
import { insightsProblem } from "../insights";
import { INSTANCE_CLASS } from "../instance-class";
import { parametersOf } from "../parameters";
import { ROTATION, type RotationProps } from "../password";
import { DATABASE, type DatabaseProps, IDENTIFIER } from "../props";
import { databaseRules, gravitonProblem, zonesProblem } from "../rules";
import { MULTI_AZ } from "./engines";
import { CLUSTER_RESTORE, type ClusterRestoreProps } from "./restore";

export interface ClusterProps extends DatabaseProps {
  /**
   * Identifier of the cluster, unique in account and region; names of all that belongs to it begin with it. A change replaces the
   * cluster. @default - derived from the path of the construct
   */
  readonly clusterIdentifier?: string;
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

export const CLUSTER = {
  ...DATABASE,
  clusterIdentifier: IDENTIFIER.optional(),
  passwordRotation: ROTATION.optional(),
  restore: CLUSTER_RESTORE.optional(),
  applyImmediately: boolean.default(true),
} satisfies RowsOf<ClusterProps>;

export type ClusterSettings = { readonly [K in keyof typeof CLUSTER]: SettingsOf<(typeof CLUSTER)[K]> };

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

const STORAGE = object(
  {
    sizeGiB: integer(100, 65536).literal().default(100),
    iops: integer(1000, 256000).default(3000),
  } satisfies RowsOf<ClusterStorageProps>,
  {
    rules: [
      ({ sizeGiB, iops }, path) =>
        (iops < sizeGiB / 2 || iops > sizeGiB * 50) &&
        `${path("iops")} must be 0.5 to 50 for each GiB, got ${iops} for ${sizeGiB}`,
    ],
  },
);

/** Classes with local disks. AWS docs, "Instance class availability for Multi-AZ DB clusters". */
const LOCAL_DISKS = /^db\.[cmr]\d+(gd|d|id|idn)\.|^db\.x2iedn\./;

const MULTI_AZ_ROWS = {
  ...CLUSTER,
  instanceClass: INSTANCE_CLASS.where("have local disks, such as db.r6gd.large", (one) =>
    LOCAL_DISKS.test(one),
  ).default({ dev: "db.m6gd.large", prod: "db.r6gd.large" }),
  storage: STORAGE.default({}),
} satisfies RowsOf<MultiAzClusterProps>;

export const MULTI_AZ_CLUSTER = variants(
  "engine",
  {
    postgres: { parameters: parametersOf<ParametersOf<"postgres"> | undefined>("postgres", ENGINES.postgres) },
    mysql: { parameters: parametersOf<ParametersOf<"mysql"> | undefined>("mysql", ENGINES.mysql) },
  },
  MULTI_AZ_ROWS,
  {
    rules: [
      ...databaseRules(MULTI_AZ),
      // The provider cannot tell AWS to leave minor releases alone, and a fixed version would end in downgrades.
      ({ engine, engineVersion }) =>
        !MULTI_AZ[engine].major.test(engineVersion) &&
        `engineVersion must be a major: AWS upgrades the minor release of Multi-AZ clusters, got "${engineVersion}"`,
      ({ subnets }) => zonesProblem(subnets, 3),
      ({ engine, instanceClass }) => gravitonProblem("instanceClass", engine, MULTI_AZ[engine], instanceClass),
      ({ engine, instanceClass, insights }) => insightsProblem(MULTI_AZ[engine], instanceClass, insights),
    ],
  },
);

export type MultiAzClusterSettings = SettingsOf<typeof MULTI_AZ_CLUSTER>;
