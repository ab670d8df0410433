import { blocks, isTrue, type Resource, text } from "@plinth/model";
import { ARN_FORMATS, serviceOf } from "./arns";
import type { Names } from "./names";
import { characters, type Pattern } from "./pattern";

/** An ARN that a request can name. */
export interface Form {
  readonly pattern: Pattern;
  /** Services whose actions take it. @default - every service */
  readonly services?: readonly string[];
  /** Of S3: the objects of a bucket, or the bucket itself. @default - neither */
  readonly isObjects?: boolean;
  /**
   * Whether the resource's own policy must allow a request, beside the policies of the principal: of keys and of roles that are
   * assumed. AWS docs, "Key policies in AWS KMS" and "Policy evaluation for requests within a single account".
   */
  readonly needsPolicy: boolean;
}

/** A resource with all its ARNs. */
export interface Target {
  /** An address, or the ARN of what the stack does not have. */
  readonly name: string;
  readonly forms: readonly Form[];
  /** @default - it is in the account of the caller */
  readonly account?: string;
  /** @default - the stack does not have it */
  readonly resource?: Resource;
}

export function targetOf(resource: Resource, names: Names): Target {
  return { name: resource.address, forms: formsOf(resource, names), account: names.accountOf(resource), resource };
}

function formsOf(resource: Resource, names: Names): Form[] {
  const { type } = resource;
  const format = ARN_FORMATS[type];
  const arn = names.arnOf(resource);
  const needsPolicy = type === "aws_kms_key" || type === "aws_kms_replica_key";
  if (format === undefined) return [{ pattern: arn, services: [serviceOf(type)], needsPolicy }];
  const isBucket = type === "aws_s3_bucket";
  const own = { pattern: arn, services: [format.arn.split(":")[0] ?? ""], needsPolicy };
  const within = (format.within ?? []).map((part) => ({ ...own, pattern: [...arn, ...characters(part)] }));
  return [
    isBucket ? { ...own, isObjects: false } : own,
    ...within.map((form) => (isBucket ? { ...form, isObjects: true } : form)),
    ...(type === "aws_iam_role" ? [{ pattern: arn, services: ["sts"], needsPolicy: true }] : []),
    ...(format.also ?? []).flatMap((also) => {
      const isSecret = also.startsWith("secretsmanager:");
      if (isSecret && !isTrue(resource.args.manage_master_user_password)) return [];
      const pattern = (isSecret && masterSecret(resource)) || names.format(resource, also);
      return [{ pattern, services: [also.split(":")[0] ?? ""], needsPolicy: false }];
    }),
  ];
}

/** RDS names the secret of the master user; a state knows it. */
function masterSecret({ args }: Resource): Pattern | undefined {
  const arn = text(blocks(args, "master_user_secret")[0]?.secret_arn);
  return arn === undefined ? undefined : characters(arn);
}
