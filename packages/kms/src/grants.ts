import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  type AwsEnvironment,
  choice,
  type Grantable,
  grant,
  list,
  object,
  parse,
  type RowsOf,
  type Statement,
} from "@plinth/core";
import type { IConstruct } from "constructs";

/** Services that use a key with the rights of their caller. AWS docs, "AWS KMS condition keys" (`kms:ViaService`). */
const SERVICES = [
  "backup",
  "dynamodb",
  "ec2",
  "elasticache",
  "elasticfilesystem",
  "kinesis",
  "lambda",
  "logs",
  "rds",
  "s3",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
] as const;

export type KeyService = (typeof SERVICES)[number];

export interface GrantOptions {
  /** Only through these services, in the region of the key. @default - from everywhere, also straight from KMS */
  readonly through?: readonly KeyService[];
}

const GRANT = object({
  through: list(choice(...SERVICES).literal(), { min: 1 })
    .literal()
    .optional(),
} satisfies RowsOf<GrantOptions>);

const ACTIONS = {
  Decrypt: ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"],
  Encrypt: [
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptTo",
  ],
  EncryptDecrypt: [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
} as const;

/** One policy for each verb and choice of services: a narrow permission never hides a wide one, in any order. */
export function grantUse(
  key: IConstruct & { readonly arn: string },
  { region }: AwsEnvironment,
  verb: keyof typeof ACTIONS,
  grantee: Grantable,
  options: GrantOptions = {},
): IamRolePolicy {
  const { through } = parse(key, GRANT, options, { call: `grant${verb}()` });
  const services = [...(through ?? [])].sort();
  const statement: Statement = { actions: ACTIONS[verb], resources: [key.arn] };
  if (services.length === 0) return grant(key, grantee, verb, [statement]);
  const viaService = services.map((service) => `${service}.${region}.amazonaws.com`);
  return grant(key, grantee, [verb, ...services].join("-"), [
    { ...statement, conditions: { StringEquals: { "kms:ViaService": viaService } } },
  ]);
}
