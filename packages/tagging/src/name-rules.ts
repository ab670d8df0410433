/** What a service takes as a name. */
export interface NameRule {
  /** Shortest name, in characters. @default 1 */
  readonly min?: number;
  /** Longest name, in characters, `lead` included. */
  readonly max: number;
  /** Longest `name_prefix`, in characters, `lead` included: the provider adds 26. @default - the resource has no such argument */
  readonly maxPrefix?: number;
  /** What a name may have beside letters and digits. */
  readonly signs: string;
  /** Lower case only. @default false */
  readonly lower?: boolean;
  /** What every name begins with. @default - nothing */
  readonly lead?: string;
  /** A name with a slash begins with one. @default false */
  readonly rooted?: boolean;
  /** Names that AWS keeps for itself, `lead` left away. @default - none */
  readonly reserved?: RegExp;
  /** Where a name is taken once: in all of AWS, in the account, or in the account's region. */
  readonly unique: "world" | "account" | "region";
  /** The page of the AWS docs that says it. */
  readonly source: string;
}

type Rest = Omit<NameRule, "max" | "signs" | "unique" | "source"> & Partial<Pick<NameRule, "unique">>;

function rule(max: number, signs: string, source: string, rest: Rest = {}): NameRule {
  return { max, signs, source, unique: "region", ...rest };
}

const lower = true;
const account = { unique: "account" } as const;
const IAM = "+=,.@_-";

/** What AWS takes as the name of a resource, by its type; where AWS provider 5.100 takes less, that. */
export const NAME_RULES = {
  aws_apigatewayv2_api: rule(128, "_-", "CreateApi (API Gateway v2)"),
  aws_autoscaling_group: rule(255, "_-", "CreateAutoScalingGroup", { maxPrefix: 229 }),
  aws_backup_plan: rule(50, "._-", "BackupPlan"),
  aws_backup_vault: rule(50, "_-", "CreateBackupVault", { min: 2 }),
  aws_cloudtrail: rule(128, "._-", "Naming requirements for CloudTrail resources", { min: 3 }),
  aws_cloudwatch_dashboard: rule(255, "_-", "PutDashboard", account),
  aws_cloudwatch_event_rule: rule(64, "._-", "PutRule", { maxPrefix: 38 }),
  aws_cloudwatch_log_group: rule(512, "/._-", "CreateLogGroup", { maxPrefix: 483, reserved: /^\/?aws(\/|$)/i }),
  aws_cloudwatch_metric_alarm: rule(255, "_-", "PutMetricAlarm"),
  aws_db_instance: rule(63, "-", "CreateDBInstance", { lower, maxPrefix: 37 }),
  aws_db_option_group: rule(255, "-", "CreateOptionGroup", { lower, maxPrefix: 229 }),
  aws_db_parameter_group: rule(255, "-", "CreateDBParameterGroup", { lower, maxPrefix: 229 }),
  aws_db_subnet_group: rule(255, "-", "CreateDBSubnetGroup", { lower, maxPrefix: 229, reserved: /^default$/ }),
  aws_dynamodb_table: rule(255, "._-", "Supported data types and naming rules in Amazon DynamoDB", { min: 3 }),
  aws_ecr_repository: rule(256, "/._-", "CreateRepository", { min: 2, lower }),
  aws_ecs_cluster: rule(255, "_-", "CreateCluster (ECS)"),
  aws_ecs_service: rule(255, "_-", "CreateService (ECS)"),
  aws_eks_cluster: rule(100, "_-", "CreateCluster (EKS)"),
  aws_elasticache_replication_group: rule(40, "-", "CreateReplicationGroup", { lower }),
  aws_glue_catalog_database: rule(255, "_", "CreateDatabase (Glue)", { lower }),
  aws_iam_group: rule(128, IAM, "IAM and AWS STS quotas", account),
  aws_iam_instance_profile: rule(128, IAM, "IAM and AWS STS quotas", { ...account, maxPrefix: 102 }),
  aws_iam_policy: rule(128, IAM, "IAM and AWS STS quotas", { ...account, maxPrefix: 102 }),
  aws_iam_role: rule(64, IAM, "IAM and AWS STS quotas", { ...account, maxPrefix: 38 }),
  aws_iam_user: rule(64, IAM, "IAM and AWS STS quotas", account),
  aws_kinesis_stream: rule(128, "._-", "CreateStream"),
  aws_kms_alias: rule(256, "/_-", "CreateAlias", { lead: "alias/", maxPrefix: 230, reserved: /^aws(\/|$)/i }),
  aws_lambda_function: rule(64, "_-", "CreateFunction"),
  aws_launch_template: rule(125, "/._-", "CreateLaunchTemplate", { min: 3, maxPrefix: 99 }),
  aws_lb: rule(32, "-", "CreateLoadBalancer", { maxPrefix: 6, reserved: /^internal-/i }),
  aws_lb_target_group: rule(32, "-", "CreateTargetGroup", { maxPrefix: 6 }),
  aws_opensearch_domain: rule(28, "-", "CreateDomain (OpenSearch Service)", { min: 3, lower }),
  aws_rds_cluster: rule(63, "-", "CreateDBCluster", { lower, maxPrefix: 37 }),
  aws_resourcegroups_group: rule(128, "._-", "CreateGroup (Resource Groups)", { reserved: /^aws/i }),
  aws_s3_bucket: rule(63, "-", "General purpose bucket naming rules", {
    min: 3,
    lower,
    maxPrefix: 37,
    reserved: /^(xn-|sthree-|amzn-s3-demo-)|-s3alias$/,
    unique: "world",
  }),
  aws_scheduler_schedule: rule(64, "._-", "CreateSchedule", { maxPrefix: 38 }),
  aws_secretsmanager_secret: rule(512, "/+=.@_-", "CreateSecret", { maxPrefix: 486 }),
  aws_security_group: rule(255, "._-", "CreateSecurityGroup", { maxPrefix: 229, reserved: /^sg-/i }),
  aws_sfn_state_machine: rule(80, "_-", "CreateStateMachine", { maxPrefix: 54 }),
  aws_sns_topic: rule(256, "_-", "CreateTopic", { maxPrefix: 230 }),
  aws_sqs_queue: rule(80, "_-", "CreateQueue", { maxPrefix: 54 }),
  aws_ssm_parameter: rule(1011, "/._-", "PutParameter", { rooted: true, reserved: /^\/?(aws|ssm)/i }),
  aws_wafv2_web_acl: rule(128, "_-", "CreateWebACL", { maxPrefix: 102 }),
} as const satisfies Readonly<Record<string, NameRule>>;

/** A resource type whose names are known here. */
export type NamedType = keyof typeof NAME_RULES;
