import { type Arguments, block, isTrue, list, numberOr, type Resource, type Stack } from "@plinth/model";

/** What a safeguard is about. */
export type Topic = "protection" | "encryption" | "backup" | "logging" | "alarms" | "exposure";

interface Safeguard {
  readonly topic: Topic;
  /** Types that have it. @default - every type that has the argument */
  readonly types?: readonly string[];
  /** How much of it a resource has: less is a loss. */
  measure(resource: Resource, stack: Stack): number;
  /** What is lost, as a sentence about the resource. */
  readonly lost: string;
}

const holds = (condition: boolean) => (condition ? 1 : 0);
const on =
  (name: string) =>
  ({ args }: Resource) =>
    holds(isTrue(args[name]));
const off =
  (name: string) =>
  ({ args }: Resource) =>
    holds(!isTrue(args[name]));
const referred =
  (...types: readonly string[]) =>
  (resource: Resource, stack: Stack) =>
    stack.referringTo(resource, ...types).length;

const DATABASES = ["aws_db_instance", "aws_rds_cluster"];
const BUCKET = ["aws_s3_bucket"];

/** What protects a resource, by the argument or the resource that says it. */
export const SAFEGUARDS: readonly Safeguard[] = [
  { topic: "protection", measure: on("deletion_protection"), lost: "has no deletion protection any more" },
  { topic: "protection", measure: on("enable_deletion_protection"), lost: "has no deletion protection any more" },
  {
    topic: "protection",
    measure: ({ lifecycle }) => holds(isTrue(lifecycle?.prevent_destroy)),
    lost: "may be destroyed by Terraform: prevent_destroy is gone",
  },
  {
    topic: "protection",
    types: DATABASES,
    measure: off("skip_final_snapshot"),
    lost: "takes no final snapshot any more",
  },
  {
    topic: "protection",
    types: [...BUCKET, "aws_ecr_repository", "aws_backup_vault"],
    measure: off("force_destroy"),
    lost: "is deleted with what it holds: force_destroy",
  },
  {
    topic: "protection",
    types: ["aws_kms_key"],
    measure: ({ args }) => numberOr(args.deletion_window_in_days, 30),
    lost: "has a shorter deletion window",
  },
  {
    topic: "protection",
    types: ["aws_secretsmanager_secret"],
    measure: ({ args }) => numberOr(args.recovery_window_in_days, 30),
    lost: "has a shorter recovery window",
  },
  {
    topic: "protection",
    types: ["aws_lb", "aws_alb"],
    measure: referred("aws_wafv2_web_acl_association"),
    lost: "has no web ACL any more",
  },
  { topic: "encryption", measure: on("storage_encrypted"), lost: "is not encrypted at rest any more" },
  { topic: "encryption", measure: on("encrypted"), lost: "is not encrypted at rest any more" },
  {
    topic: "encryption",
    measure: ({ args }) => holds((args.kms_key_id ?? args.kms_master_key_id ?? args.kms_key_arn) !== undefined),
    lost: "is no longer encrypted with a customer managed key",
  },
  {
    topic: "encryption",
    types: BUCKET,
    measure: referred("aws_s3_bucket_server_side_encryption_configuration"),
    lost: "has no encryption settings any more",
  },
  {
    topic: "backup",
    types: DATABASES,
    measure: ({ args }) => numberOr(args.backup_retention_period, 1),
    lost: "keeps its backups for fewer days",
  },
  { topic: "backup", measure: referred("aws_backup_selection"), lost: "is in fewer backup selections" },
  { topic: "backup", types: BUCKET, measure: versions, lost: "has no versioning any more" },
  {
    topic: "backup",
    types: ["aws_dynamodb_table"],
    measure: ({ args }) => holds(isTrue(block(args, "point_in_time_recovery").enabled)),
    lost: "has no point-in-time recovery any more",
  },
  {
    topic: "logging",
    types: DATABASES,
    measure: ({ args }) => list(args, "enabled_cloudwatch_logs_exports").length,
    lost: "exports fewer logs",
  },
  { topic: "logging", types: ["aws_vpc"], measure: referred("aws_flow_log"), lost: "has no flow log any more" },
  {
    topic: "logging",
    types: ["aws_lb", "aws_alb"],
    measure: ({ args }) => holds(isTrue(block(args, "access_logs").enabled)),
    lost: "has no access log any more",
  },
  { topic: "logging", types: BUCKET, measure: referred("aws_s3_bucket_logging"), lost: "has no access log any more" },
  {
    topic: "logging",
    types: ["aws_cloudwatch_log_group"],
    measure: ({ args }) => numberOr(args.retention_in_days, 0) || Number.POSITIVE_INFINITY,
    lost: "keeps its events for fewer days",
  },
  { topic: "alarms", measure: referred("aws_cloudwatch_metric_alarm"), lost: "has fewer alarms" },
  {
    topic: "alarms",
    types: ["aws_cloudwatch_metric_alarm"],
    measure: ({ args }) => list(args, "alarm_actions").length * holds(args.actions_enabled !== false),
    lost: "notifies fewer receivers",
  },
  { topic: "exposure", measure: off("publicly_accessible"), lost: "is publicly accessible" },
  { topic: "exposure", types: BUCKET, measure: blocks, lost: "blocks less public access" },
];

/** A safeguard that a resource has less of than before. */
export interface Loss {
  readonly topic: Topic;
  readonly address: string;
  readonly sentence: string;
}

/** Safeguards that resources of both stacks have less of in the later one. What is known later is no loss. */
export function lostSafeguards(before: Stack, after: Stack): Loss[] {
  const later = new Map(after.resources.map((resource) => [resource.address, resource]));
  return before.resources.flatMap((earlier) => {
    const address = after.moved.find(({ from }) => from === earlier.address)?.to ?? earlier.address;
    const next = later.get(address);
    if (!next || earlier.mode === "data") return [];
    return SAFEGUARDS.filter(({ types, measure }) => {
      if (types && !types.includes(earlier.type)) return false;
      return measure(next, after) < measure(earlier, before);
    }).map(({ topic, lost }) => ({ topic, address, sentence: lost }));
  });
}

/** Tags of resources of both stacks that are gone, by address. */
export function lostTags(before: Stack, after: Stack): ReadonlyMap<string, readonly string[]> {
  const found = before.resources.flatMap((earlier) => {
    const [next] = after.at(earlier.address);
    const gone = next ? Object.keys(tagsOf(earlier.args)).filter((key) => !(key in tagsOf(next.args))) : [];
    return gone.length > 0 ? [[earlier.address, gone] as const] : [];
  });
  return new Map(found);
}

function tagsOf({ tags }: Arguments): Arguments {
  return typeof tags === "object" && tags !== null ? (tags as Arguments) : {};
}

function versions(bucket: Resource, stack: Stack): number {
  const all = stack.referringTo(bucket, "aws_s3_bucket_versioning");
  return holds(all.some(({ args }) => block(args, "versioning_configuration").status === "Enabled"));
}

function blocks(bucket: Resource, stack: Stack): number {
  const names = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
  const all = stack.referringTo(bucket, "aws_s3_bucket_public_access_block");
  return names.filter((name) => all.some(({ args }) => isTrue(args[name]))).length;
}
