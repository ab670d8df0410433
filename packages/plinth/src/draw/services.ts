import { at, type Resource, type StackDocument } from "./document";

/** Something that stands beside the network. */
export interface Service {
  /** The construct: `Uploads`. */
  readonly id: string;
  readonly owner: string;
  /** Addresses of the resources that it stands for. */
  readonly shows: readonly string[];
  readonly topic: Topic;
  readonly title: string;
  readonly details: readonly string[];
}

export type Topic = "edge" | "running" | "storage" | "secrets" | "backup" | "watching";

export function servicesOf(stack: StackDocument): readonly Service[] {
  return KINDS.flatMap(({ type, topic, title, details }) =>
    stack.all(type).map((resource) => ({
      id: resource.id,
      owner: resource.owner,
      shows: [resource.address],
      topic,
      title: `${resource.owner}: ${title}`,
      details: details(resource, stack).filter((detail) => detail !== ""),
    })),
  );
}

const KINDS: readonly {
  readonly type: string;
  readonly topic: Topic;
  readonly title: string;
  readonly details: (resource: Resource, stack: StackDocument) => readonly string[];
}[] = [
  {
    type: "aws_apigatewayv2_api",
    topic: "edge",
    title: "HTTP API",
    details: (api, stack) => {
      const stages = stack.all("aws_apigatewayv2_stage").filter((stage) => stage.refersTo.includes(api.address));
      const rate = at(stages[0]?.block, "default_route_settings", "throttling_rate_limit");
      return [
        rate ? `${rate} requests/s` : "",
        stages.some(({ block }) => block.access_log_settings) ? "access log" : "",
      ];
    },
  },
  {
    type: "aws_s3_bucket",
    topic: "storage",
    title: "S3 bucket",
    details: (bucket, stack) => {
      const of = (type: string) => stack.all(type).filter((part) => stack.referent(part, "bucket") === bucket);
      const traits = [
        of("aws_s3_bucket_server_side_encryption_configuration").length > 0 ? "encrypted" : "",
        of("aws_s3_bucket_versioning").length > 0 ? "versioned" : "",
        of("aws_s3_bucket_public_access_block").length > 0 ? "not public" : "",
      ];
      const logs = of("aws_s3_bucket_logging").flatMap((logging) =>
        stack.reach(logging, "aws_s3_bucket", "aws_s3_bucket_policy").filter((target) => target !== bucket),
      );
      return [listed(traits), ...logs.map(({ owner }) => `access log to ${owner}`)];
    },
  },
  { type: "aws_secretsmanager_secret", topic: "secrets", title: "secret", details: () => [] },
  { type: "aws_ssm_parameter", topic: "secrets", title: "parameter", details: () => [] },
  {
    type: "aws_kms_key",
    topic: "secrets",
    title: "KMS key",
    details: (key, stack) => {
      const users = stack.resources.filter(
        ({ owner, refersTo }) => owner !== key.owner && usesKey(stack, refersTo, key),
      );
      const owners = new Set(users.map(({ owner }) => owner.split("/")[0]));
      return owners.size > 0 ? wrapped(`used by ${[...owners].join(", ")}`) : [];
    },
  },
  {
    type: "aws_backup_vault",
    topic: "backup",
    title: "backup vault",
    details: (vault, stack) => {
      const plans = stack.all("aws_backup_plan").filter(({ refersTo }) => refersTo.includes(vault.address));
      const days = at(plans[0]?.block, "rule", "0", "lifecycle", "delete_after");
      const kept = stack
        .all("aws_backup_selection")
        .filter((selection) => plans.some(({ address }) => selection.refersTo.includes(address)))
        .flatMap(({ path }) => /Selection-(.+)$/.exec(path)?.[1] ?? []);
      return [kept.length > 0 ? `${kept.join(", ")}${days ? `, ${days} days` : ""}` : ""];
    },
  },
  {
    type: "aws_dlm_lifecycle_policy",
    topic: "backup",
    title: "EBS snapshots",
    details: ({ path, block }) => {
      const count = at(block, "policy_details", "schedule", "0", "retain_rule", "count");
      return [listed([/Snapshots-(.+)$/.exec(path)?.[1] ?? "", count ? `daily, the last ${count}` : ""])];
    },
  },
  {
    type: "aws_sns_topic",
    topic: "watching",
    title: "alarm topic",
    details: (topic, stack) => {
      const alarms = stack
        .all("aws_cloudwatch_metric_alarm")
        .filter(({ refersTo }) => refersTo.includes(topic.address));
      const dashboards = stack.all("aws_cloudwatch_dashboard");
      return [alarms.length === 1 ? "1 alarm" : `${alarms.length} alarms`, dashboards.length > 0 ? "dashboard" : ""];
    },
  },
];

function usesKey(stack: StackDocument, refersTo: readonly string[], key: Resource): boolean {
  const policies = stack.all("aws_kms_key_policy").filter((policy) => policy.refersTo.includes(key.address));
  return [key, ...policies].some(({ address }) => refersTo.includes(address));
}

function listed(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(", ");
}

/** In lines of what fits into a box. */
function wrapped(text: string): string[] {
  return text.match(/.{1,35}(?:\s|$)/g)?.map((line) => line.trim()) ?? [text];
}
