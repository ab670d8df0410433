import { anyText, arnPattern, globPattern, type Pattern } from "./pattern";
import { resourceTypesOf } from "./reference";
import { partsOf } from "./template";

/** Attributes whose type in the reference has another name than their Terraform type, or ARNs that it has no type for. */
export const ARNS: Readonly<Record<string, string>> = {
  "aws_api_gateway_rest_api.execution_arn": "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}",
  "aws_cloudwatch_log_group.arn": "logs:log-group",
  "aws_db_instance.arn": "rds:db",
  "aws_db_instance.master_user_secret.secret_arn": "secretsmanager:Secret",
  "aws_kms_replica_key.arn": "kms:key",
  "aws_rds_cluster.master_user_secret.secret_arn": "secretsmanager:Secret",
  "aws_s3_access_point.arn": "s3:accesspoint",
};

/** Resource-based policies in which `*` is the resource itself, by its type in the reference. */
export const ITSELF: Readonly<Record<string, string>> = {
  aws_backup_vault_policy: "backup:backupVault",
  aws_kms_key_policy: "kms:key",
  aws_secretsmanager_secret_policy: "secretsmanager:Secret",
};

/** The pattern of a `Resource` in a policy of this Terraform type; `unresolved` names an ARN that nothing is known about. */
export async function resourcePattern(
  resource: string,
  terraformType: string,
): Promise<{ readonly pattern: Pattern; readonly unresolved?: string }> {
  if (resource === "*" && ITSELF[terraformType]) return { pattern: (await namedPattern(ITSELF[terraformType])) ?? [] };
  const pattern: Pattern[number][] = [];
  for (const { kind, text } of partsOf(resource)) {
    const part = kind === "text" ? globPattern(text) : await expressionPattern(text);
    if (!part) return { pattern: [], unresolved: text };
    pattern.push(...part);
  }
  return { pattern };
}

/** Whether `*` means every resource here, instead of the one that the policy belongs to. */
export function isEveryResource(resource: string, terraformType: string): boolean {
  return resource === "*" && !ITSELF[terraformType];
}

/** An attribute that is no ARN is a name or an id; other expressions can be anything. */
async function expressionPattern(expression: string): Promise<Pattern | undefined> {
  const reference = /^\$\{(?:data\.)?(aws_\w+)\.[\w-]+\.([\w.[\]]+)\}$/.exec(expression);
  if (!reference) return anyText();
  const [, type, path] = reference;
  const attribute = path.replace(/\[\d+\]/g, "");
  if (!/(^|_|\.)arn$/.test(attribute)) return anyText(":/");
  const named = ARNS[`${type}.${attribute}`];
  if (named?.startsWith("arn:")) return arnPattern(named, "/");
  if (named) return namedPattern(named);
  return attribute === "arn" ? derivedPattern(type) : undefined;
}

async function namedPattern(name: string): Promise<Pattern | undefined> {
  const types = await resourceTypesOf(name.split(":")[0]);
  return types.find((type) => type.name === name)?.pattern;
}

/** `aws_sns_topic` is the type `topic` of `sns`, `aws_backup_vault` the type `backupVault` of `backup`. */
async function derivedPattern(terraformType: string): Promise<Pattern | undefined> {
  const [, service, ...words] = terraformType.split("_");
  const names = [words.join(""), service + words.join("")];
  const types = await resourceTypesOf(service);
  return types.find(({ name }) =>
    names.includes(
      name
        .split(":")[1]
        .replace(/[^a-zA-Z]/g, "")
        .toLowerCase(),
    ),
  )?.pattern;
}
