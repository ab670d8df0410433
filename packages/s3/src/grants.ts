import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { GRANTABLE, type Grantable, grant, type KeyRef, object, parse, type Statement, text } from "@plinth/core";
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

/** The prefix names the permission. */
const GRANT = object({
  grantee: GRANTABLE,
  prefix: text('not be "", left out it means all objects', /[\s\S]/)
    .where('not begin with "/"', (prefix) => !prefix.startsWith("/"))
    .where('be without "*", "?" and "$"', (prefix) => !/[*?$]/.test(prefix))
    .literal()
    .optional("all objects"),
});

/** Permits access to all objects or to those below a prefix. Listing is part of reading. */
export function grantAccess(
  bucket: IConstruct & { readonly arn: string; readonly encryptionKey: KeyRef | undefined },
  grantee: Grantable,
  access: Access,
  prefix: string | undefined,
): IamRolePolicy {
  parse(bucket, GRANT, { grantee, prefix }, { call: `grant${access}()` });
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
