import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type Grantable, grant, type KeyRef, must, type Problem, type Statement, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { keyOfPrefix } from "./names";

type Access = "Read" | "Write" | "ReadWrite";

const OBJECT_ACTIONS = {
  Read: ["s3:GetObject"],
  Write: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
  ReadWrite: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
} as const;

/** A multipart upload decrypts too. AWS docs, "Uploading and copying objects using multipart upload in Amazon S3". */
const KEY_ACTIONS = {
  Read: ["kms:Decrypt"],
  Write: ["kms:Decrypt", "kms:GenerateDataKey"],
  ReadWrite: ["kms:Decrypt", "kms:GenerateDataKey"],
} as const;

/** Permits access to all objects or to those below a prefix. Listing is part of reading. */
export function grantAccess(
  bucket: IConstruct & { readonly arn: string; readonly encryptionKey: KeyRef | undefined },
  grantee: Grantable,
  access: Access,
  prefix: string | undefined,
): IamRolePolicy {
  if (prefix !== undefined) validate(bucket, prefixProblems(prefix), `grant${access}(…, ${JSON.stringify(prefix)})`);
  const { arn, encryptionKey } = bucket;
  const statements: Statement[] = [
    ...(access === "Write" ? [] : [listing(arn, prefix)]),
    { actions: OBJECT_ACTIONS[access], resources: [`${arn}/${prefix ?? ""}*`] },
    ...(encryptionKey ? [{ actions: KEY_ACTIONS[access], resources: [encryptionKey.arn] }] : []),
  ];
  return grant(bucket, grantee, prefix === undefined ? access : `${access}-${keyOfPrefix(prefix)}`, statements);
}

function listing(bucketArn: string, prefix: string | undefined): Statement {
  const list = { actions: ["s3:ListBucket"], resources: [bucketArn] };
  return prefix === undefined ? list : { ...list, conditions: { StringLike: { "s3:prefix": [`${prefix}*`] } } };
}

function prefixProblems(prefix: string): Problem[] {
  const shown = JSON.stringify(prefix);
  return [
    must(!Token.isUnresolved(prefix), "prefix must be a literal, for it names the permission"),
    must(prefix !== "", 'prefix must not be "", left out it means all objects'),
    must(!prefix.startsWith("/"), `prefix must not begin with "/", got ${shown}`),
    must(Token.isUnresolved(prefix) || !/[*?$]/.test(prefix), `prefix must be without "*", "?" and "$", got ${shown}`),
  ];
}
