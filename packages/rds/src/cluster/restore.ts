import type { RdsClusterConfig } from "@cdktf/provider-aws/lib/rds-cluster";
import { object, text } from "@plinth/core";
import { MOMENT, SNAPSHOT } from "../restore";

/** A snapshot, or another cluster at a moment. Engine and key must be those of the source. */
export type ClusterRestoreProps =
  | {
      /** Name or ARN of a snapshot of a cluster. */
      readonly snapshot: string;
      readonly cluster?: never;
      readonly time?: never;
    }
  | {
      /** Identifier of a cluster of this account and region, or ARN of a shared one. */
      readonly cluster: string;
      /** A moment in UTC such as `2026-01-31T08:00:00Z`. @default - the latest possible */
      readonly time?: string;
      readonly snapshot?: never;
    };

/** As with an instance: what says only how the cluster began stays as it is, whatever `restore` says later. */
export const CLUSTER_BEGINNINGS = [
  "snapshot_identifier",
  "restore_to_point_in_time",
  "master_username",
  "database_name",
  "engine_lifecycle_support",
];

export const CLUSTER_RESTORE = object(
  {},
  {
    oneOf: [
      { snapshot: SNAPSHOT },
      {
        cluster: text(
          "be the identifier or ARN of a cluster",
          /^(?!.*--)(arn:[\w-]+:rds:[\w-]+:\d{12}:cluster:[A-Za-z][\w-]{0,62}|[a-z][a-z0-9-]{0,62})(?<!-)$/,
        ),
        time: MOMENT.optional(),
      },
    ],
  },
);

export function restoredCluster(
  restore?: ClusterRestoreProps,
): Pick<RdsClusterConfig, "snapshotIdentifier" | "restoreToPointInTime"> {
  if (!restore) return {};
  if (restore.snapshot !== undefined) return { snapshotIdentifier: restore.snapshot };
  const { cluster, time } = restore;
  return {
    restoreToPointInTime: {
      sourceClusterIdentifier: cluster,
      restoreToTime: time,
      useLatestRestorableTime: time === undefined ? true : undefined,
    },
  };
}
