import type { AwsEnvironment } from "./context";
import type { Statement } from "./policy";
import type { KeyRef } from "./protocols";

/** An encrypted resource, such as a secret, with its customer managed key. */
export interface EncryptedRef {
  readonly arn: string;
  readonly encryptionKey?: KeyRef;
}

type KeyAction = "kms:Decrypt" | "kms:Encrypt" | "kms:GenerateDataKey";

export type ObjectAccess = "Read" | "Write" | "ReadWrite";

/**
 * How a service names, in its calls to KMS, what it encrypts. AWS docs, "Encryption context" of Secrets Manager and of Parameter
 * Store, and "Using server-side encryption with AWS KMS keys (SSE-KMS)": S3 names the bucket with a bucket key, else the object.
 */
const CONTEXT_KEY = { secretsmanager: "SecretARN", ssm: "PARAMETER_ARN", s3: "aws:s3:arn" } as const;

/** Actions on objects. A multipart upload decrypts too. AWS docs, "Uploading and copying objects using multipart upload". */
const OBJECT_ACTIONS = {
  Read: { objects: ["s3:GetObject"], key: ["kms:Decrypt"] },
  Write: {
    objects: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
  ReadWrite: {
    objects: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
} as const;

/** Use of a key through one service of the region, and for these things; nothing without a customer managed key. */
export function useKeyThrough(
  service: keyof typeof CONTEXT_KEY,
  aws: Pick<AwsEnvironment, "region">,
  { encryptionKey }: EncryptedRef,
  actions: readonly KeyAction[],
  arns: readonly string[],
): Statement[] {
  if (!encryptionKey) return [];
  const through = { "kms:ViaService": `${service}.${aws.region}.amazonaws.com` };
  const context = { [`kms:EncryptionContext:${CONTEXT_KEY[service]}`]: arns.length === 1 ? arns[0] : arns };
  const conditions: Statement["conditions"] = arns.some((arn) => String(arn).includes("*"))
    ? { StringEquals: through, StringLike: context }
    : { StringEquals: { ...through, ...context } };
  return [{ actions, resources: [encryptionKey.arn], conditions }];
}

/** Reads the values of secrets. */
export function readSecrets(aws: Pick<AwsEnvironment, "region">, secrets: readonly EncryptedRef[]): Statement[] {
  return [
    {
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: secrets.map(({ arn }) => arn),
    },
    ...secrets.flatMap((secret) => useKeyThrough("secretsmanager", aws, secret, ["kms:Decrypt"], [secret.arn])),
  ];
}

/** Reads the value of a parameter, or of all below a path that ends in `*`. */
export function readParameter(aws: Pick<AwsEnvironment, "region">, parameter: EncryptedRef): Statement[] {
  return [
    { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [parameter.arn] },
    ...useKeyThrough("ssm", aws, parameter, ["kms:Decrypt"], [parameter.arn]),
  ];
}

/** Access to all objects of a bucket, or to those below a prefix. Reading includes listing. */
export function accessObjects(
  aws: Pick<AwsEnvironment, "region">,
  bucket: EncryptedRef,
  access: ObjectAccess,
  prefix = "",
): Statement[] {
  const { objects, key } = OBJECT_ACTIONS[access];
  return [
    ...(access === "Write" ? [] : [listObjects(bucket.arn, prefix)]),
    { actions: objects, resources: [`${bucket.arn}/${prefix}*`] },
    ...useKeyThrough("s3", aws, bucket, key, [bucket.arn, `${bucket.arn}/${prefix}*`]),
  ];
}

function listObjects(bucketArn: string, prefix: string): Statement {
  const list = { actions: ["s3:ListBucket"], resources: [bucketArn] };
  return prefix === "" ? list : { ...list, conditions: { StringLike: { "s3:prefix": [`${prefix}*`] } } };
}
