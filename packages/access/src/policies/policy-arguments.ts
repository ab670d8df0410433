/** Where resource-based policies are: the resource type, its argument, and the argument that names the resource it is for. */
export const POLICY_ARGUMENTS: readonly {
  readonly type: string;
  readonly policy: string;
  readonly of?: string;
  readonly for?: string;
}[] = [
  { type: "aws_s3_bucket", policy: "policy" },
  { type: "aws_s3_bucket_policy", policy: "policy", of: "bucket", for: "aws_s3_bucket" },
  { type: "aws_kms_key", policy: "policy" },
  { type: "aws_kms_replica_key", policy: "policy" },
  { type: "aws_kms_key_policy", policy: "policy", of: "key_id", for: "aws_kms_key" },
  { type: "aws_kms_grant", policy: "operations", of: "key_id", for: "aws_kms_key" },
  { type: "aws_secretsmanager_secret", policy: "policy" },
  { type: "aws_secretsmanager_secret_policy", policy: "policy", of: "secret_arn", for: "aws_secretsmanager_secret" },
  { type: "aws_sns_topic", policy: "policy" },
  { type: "aws_sns_topic_policy", policy: "policy", of: "arn", for: "aws_sns_topic" },
  { type: "aws_sqs_queue", policy: "policy" },
  { type: "aws_sqs_queue_policy", policy: "policy", of: "queue_url", for: "aws_sqs_queue" },
  { type: "aws_ecr_repository_policy", policy: "policy", of: "repository", for: "aws_ecr_repository" },
  { type: "aws_dynamodb_resource_policy", policy: "policy", of: "resource_arn", for: "aws_dynamodb_table" },
  { type: "aws_backup_vault_policy", policy: "policy", of: "backup_vault_name", for: "aws_backup_vault" },
  { type: "aws_lambda_permission", policy: "action", of: "function_name", for: "aws_lambda_function" },
  { type: "aws_iam_role", policy: "assume_role_policy" },
];
