import type { Selection } from "./selections";
import { blocks, type Raw, refersTo } from "./stack-model";
import type { StatefulThing } from "./stateful-things";

/** How a thing's own module keeps it beside the backups: not a backup that outlives it, but maybe one that is paid too. */
export function nativeBackups({ raws }: StatefulThing, takers: readonly Selection[], all: readonly Raw[]): string[] {
  const paid = takers.some(({ service }) => service === "AWS Backup") ? ", paid beside AWS Backup" : "";
  const notes = raws.flatMap((raw) => [
    ...automated(raw).map((note) => note + paid),
    ...all.flatMap((other) => companion(raw, other)),
  ]);
  return [...new Set(notes)];
}

/** What the service keeps by itself, so that it can go back to any second of some days. */
function automated({ type, args }: Raw): string[] {
  const days = Number(args.backup_retention_period ?? 0);
  if (days > 0) return [`automated backups of ${days} days`];
  const [recovery] = blocks<{ enabled?: boolean }>(args.point_in_time_recovery);
  return type === "aws_dynamodb_table" && recovery?.enabled ? ["point-in-time recovery"] : [];
}

/** What a resource of its own says about another one. */
function companion({ address }: Raw, { type, args }: Raw): string[] {
  if (type === "aws_efs_backup_policy" && refersTo(args.file_system_id) === address) {
    const [policy] = blocks<{ status?: string }>(args.backup_policy);
    return policy?.status === "ENABLED" ? ["automatic backups into the default vault"] : [];
  }
  if (refersTo(args.bucket) !== address) return [];
  const [versioning] = blocks<{ status?: string }>(args.versioning_configuration);
  if (type === "aws_s3_bucket_versioning") return versioning?.status === "Enabled" ? ["versions"] : [];
  return type === "aws_s3_bucket_replication_configuration" ? ["replication"] : [];
}
