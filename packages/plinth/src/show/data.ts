import { block, isTrue, number, type Resource, type Stack } from "@plinth/model";

/** A resource that holds data, how it is backed up, and how it is watched. */
export interface DataRow {
  readonly address: string;
  /** What backs it up, as phrases; empty when nothing does. */
  readonly backups: readonly string[];
  /** Alarms on its metrics. */
  readonly alarms: number;
}

/** How the resource backs itself up, by type. */
const NATIVE: Readonly<Record<string, (resource: Resource, stack: Stack) => string | false>> = {
  aws_db_instance: ({ args }) => automated(args.backup_retention_period),
  aws_docdb_cluster: ({ args }) => automated(args.backup_retention_period),
  aws_dynamodb_table: ({ args }) => isTrue(block(args, "point_in_time_recovery").enabled) && "point-in-time recovery",
  aws_ebs_volume: () => false,
  aws_efs_file_system: (system, stack) =>
    stack.referringTo(system, "aws_efs_backup_policy").length > 0 && "automatic backups",
  aws_elasticache_replication_group: ({ args }) => automated(args.snapshot_retention_limit),
  aws_fsx_lustre_file_system: ({ args }) => automated(args.automatic_backup_retention_days),
  aws_neptune_cluster: ({ args }) => automated(args.backup_retention_period),
  aws_rds_cluster: ({ args }) => automated(args.backup_retention_period),
  aws_redshift_cluster: ({ args }) => automated(args.automated_snapshot_retention_period),
  aws_s3_bucket: (bucket, stack) =>
    stack
      .referringTo(bucket, "aws_s3_bucket_versioning")
      .some(({ args }) => block(args, "versioning_configuration").status === "Enabled") && "versions",
};

/** What holds data in a stack, sorted by address. */
export function dataOf(stack: Stack): readonly DataRow[] {
  return stack
    .all(...Object.keys(NATIVE))
    .map((resource) => ({
      address: resource.address,
      backups: [NATIVE[resource.type](resource, stack), ...selectionsOf(resource, stack)].filter(
        (one) => one !== false,
      ),
      alarms: stack.referringTo(resource, "aws_cloudwatch_metric_alarm").length,
    }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The rows as lines for a terminal. */
export function dataLines(rows: readonly DataRow[]): string[] {
  const width = Math.max(0, ...rows.map(({ address }) => address.length));
  return rows.map(({ address, backups, alarms }) => {
    const watched = alarms === 1 ? "1 alarm" : `${alarms} alarms`;
    return `${address.padEnd(width)}  backups: ${backups.join(", ") || "none"}; ${watched}`;
  });
}

function automated(days: unknown): string | false {
  const count = number(days);
  return count !== undefined && count > 0 && `automated for ${count} ${count === 1 ? "day" : "days"}`;
}

function selectionsOf(resource: Resource, stack: Stack): string[] {
  const selections = stack.referringTo(resource, "aws_backup_selection");
  return selections.length > 0
    ? [`AWS Backup (${selections.map(({ address }) => address.replace(/^.*\./, "")).join(", ")})`]
    : [];
}
