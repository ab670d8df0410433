import type { ResourceChange } from "./plan";

/** A change that loses nothing by itself, and that somebody should look at before it is applied. */
export interface Risk {
  readonly address: string;
  /** What happens, as a sentence about the resource. */
  readonly what: string;
}

type Values = Readonly<Record<string, unknown>>;

const PASSWORD = "gets another master password: clients that use the old one are locked out";

/** Changes in place that interrupt or cut off, by type and argument. */
const IN_PLACE: readonly {
  readonly types: RegExp;
  readonly argument: string;
  readonly what: string;
  /** @default - any change */
  readonly when?: (before: unknown, after: unknown) => boolean;
}[] = [
  {
    types: /^aws_db_instance$/,
    argument: "identifier",
    what: "gets another name, and so another endpoint: clients lose it",
  },
  {
    types: /^aws_db_instance$/,
    argument: "db_subnet_group_name",
    what: "moves to other subnets: it is not available meanwhile, and groups of the old network no longer fit",
  },
  ...["vpc_security_group_ids", "security_groups", "security_group_ids"].map((argument) => ({
    types: /^aws_(db_instance|(rds|docdb|neptune)_cluster|instance|lb|alb|elb|elasticache_replication_group)$/,
    argument,
    what: "changes to other security groups, and keeps none of those that it has",
    when: isSwapped,
  })),
  ...["password", "master_password"].map((argument) => ({
    types: /^aws_(db_instance|(rds|docdb|redshift)_cluster)$/,
    argument,
    what: PASSWORD,
  })),
  {
    types: /^aws_(db_instance|rds_cluster|redshift_cluster)$/,
    argument: "manage_master_user_password",
    what: PASSWORD,
    when: (before, after) => (before === true) !== (after === true),
  },
];

/** Types of which a parent has one, by the argument that names it: creating one replaces what is there. */
const ONE_PER_PARENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...["accelerate_configuration", "cors_configuration", "lifecycle_configuration", "logging", "notification"],
      ...["object_lock_configuration", "ownership_controls", "policy", "public_access_block"],
      ...["replication_configuration", "request_payment_configuration", "server_side_encryption_configuration"],
      ...["versioning", "website_configuration"],
    ].map((name) => [`aws_s3_bucket_${name}`, "bucket"]),
  ),
  aws_backup_vault_policy: "backup_vault_name",
  aws_ecr_lifecycle_policy: "repository",
  aws_ecr_repository_policy: "repository",
  aws_kms_key_policy: "key_id",
  aws_secretsmanager_secret_policy: "secret_arn",
  aws_sns_topic_policy: "arn",
  aws_sqs_queue_policy: "queue_url",
};

/** Types of which an account and region have one. */
const ONE_PER_ACCOUNT: readonly string[] = [
  ...["aws_api_gateway_account", "aws_iam_account_password_policy", "aws_s3_account_public_access_block"],
  ...["aws_ebs_encryption_by_default", "aws_ebs_default_kms_key", "aws_cloudwatch_log_account_policy"],
];

/** What of a plan somebody should look at, beside what it destroys or replaces. */
export function risksOf(changes: readonly ResourceChange[]): Risk[] {
  return changes
    .filter(({ mode }) => mode === "managed")
    .flatMap((change) => [...changedInPlace(change), ...putOver(change, changes)]);
}

function changedInPlace({ type, address, change }: ResourceChange): Risk[] {
  const { actions, before, after, after_unknown } = change;
  if (actions.join() !== "update" || !before || !after) return [];
  return IN_PLACE.filter(({ types, argument, when = () => true }) => {
    const isUnknown = isValues(after_unknown) && after_unknown[argument] === true;
    const isChanged = JSON.stringify(before[argument] ?? null) !== JSON.stringify(after[argument] ?? null);
    return types.test(type) && !isUnknown && isChanged && when(before[argument], after[argument]);
  }).map(({ what }) => ({ address, what }));
}

/** A parent whose name is known and that the plan does not create was there before. */
function putOver({ type, address, change }: ResourceChange, all: readonly ResourceChange[]): Risk[] {
  if (change.actions.join() !== "create") return [];
  if (ONE_PER_ACCOUNT.includes(type)) return [{ address, what: "replaces the settings that the account has" }];
  const argument = ONE_PER_PARENT[type];
  const parent = argument === undefined ? undefined : change.after?.[argument];
  if (typeof parent !== "string" || all.some((other) => creates(other, parent))) return [];
  return [{ address, what: `replaces what ${parent} has of the kind: nothing of that is in the state` }];
}

/** Whether the plan creates what goes by the name, in any of its arguments. */
function creates({ change, type }: ResourceChange, name: string): boolean {
  return (
    !(type in ONE_PER_PARENT) && change.actions.includes("create") && Object.values(change.after ?? {}).includes(name)
  );
}

function isSwapped(before: unknown, after: unknown): boolean {
  return (
    Array.isArray(before) && Array.isArray(after) && !before.some((one) => after.includes(one)) && before.length > 0
  );
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null;
}
