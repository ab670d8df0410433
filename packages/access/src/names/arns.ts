/** How AWS names a resource of a Terraform type. */
export interface ArnFormat {
  /** Service, region (`R`), account (`A`) and resource, with attributes in braces. */
  readonly arn: string;
  /** The attribute that `id` equals. @default "arn" */
  readonly id?: string;
  /** What is in the resource, after its ARN: the objects of a bucket. @default - nothing */
  readonly within?: readonly string[];
  /** Further ARNs that belong to it. @default - none */
  readonly also?: readonly string[];
}

/**
 * AWS docs, "Actions, resources, and condition keys for AWS services",
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ARN_FORMATS: Readonly<Record<string, ArnFormat>> = {
  aws_backup_vault: { arn: "backup:R:A:backup-vault:{name}", id: "name" },
  aws_cloudwatch_log_group: { arn: "logs:R:A:log-group:{name}", id: "name", within: [":*"] },
  aws_db_instance: {
    arn: "rds:R:A:db:{identifier}",
    id: "resource_id",
    also: ["rds-db:R:A:dbuser:{resource_id}/*", "secretsmanager:R:A:secret:rds!db-{master_user_secret}"],
  },
  aws_dynamodb_table: { arn: "dynamodb:R:A:table/{name}", id: "name", within: ["/*"] },
  aws_ecr_repository: { arn: "ecr:R:A:repository/{name}", id: "name" },
  aws_iam_group: { arn: "iam::A:group{path}{name}", id: "name" },
  aws_iam_policy: { arn: "iam::A:policy{path}{name}" },
  aws_iam_role: { arn: "iam::A:role{path}{name}", id: "name" },
  aws_iam_user: { arn: "iam::A:user{path}{name}", id: "name" },
  aws_kms_key: { arn: "kms:R:A:key/{key_id}", id: "key_id" },
  aws_kms_replica_key: { arn: "kms:R:A:key/{key_id}", id: "key_id" },
  aws_lambda_function: { arn: "lambda:R:A:function:{function_name}", id: "function_name", within: [":*"] },
  aws_rds_cluster: {
    arn: "rds:R:A:cluster:{cluster_identifier}",
    id: "cluster_identifier",
    also: ["rds-db:R:A:dbuser:{cluster_resource_id}/*", "secretsmanager:R:A:secret:rds!cluster-{master_user_secret}"],
  },
  aws_s3_bucket: { arn: "s3:::{bucket}", id: "bucket", within: ["/*"] },
  aws_secretsmanager_secret: { arn: "secretsmanager:R:A:secret:{name}-{suffix}" },
  aws_sns_topic: { arn: "sns:R:A:{name}" },
  aws_sqs_queue: { arn: "sqs:R:A:{name}", id: "url" },
  aws_ssm_parameter: { arn: "ssm:R:A:parameter/{name}", id: "name" },
};

/** Services whose name is not the second word of the Terraform type. */
const SERVICES: Readonly<Record<string, string>> = {
  alb: "elasticloadbalancing",
  db: "rds",
  ebs: "ec2",
  instance: "ec2",
  lb: "elasticloadbalancing",
  sfn: "states",
  vpc: "ec2",
};

/** The service of a type that has no format here, as actions name it. */
export function serviceOf(type: string): string {
  const word = type.split("_")[1] ?? type;
  return SERVICES[word] ?? word;
}

/** Attributes with another name for the same value; a secret's in RDS is that of its ARN. */
export const SAME_ATTRIBUTE: Readonly<Record<string, string>> = {
  "master_user_secret[0].secret_arn": "secret",
  "master_user_secret.0.secret_arn": "secret",
  key_arn: "arn",
};
