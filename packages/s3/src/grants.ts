import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  accessObjects,
  awsEnvironmentOf,
  GRANTABLE,
  type Grantable,
  grant,
  type KeyRef,
  type ObjectAccess,
  object,
  parse,
  text,
} from "@plinth/core";
import type { IConstruct } from "constructs";
import { keyOfPrefix } from "./names";

/** The prefix names the permission. */
const GRANT = object({
  grantee: GRANTABLE,
  prefix: text('not be "", left out it means all objects', /[\s\S]/)
    .where('not begin with "/"', (prefix) => !prefix.startsWith("/"))
    .where('be without "*", "?" and "$"', (prefix) => !/[*?$]/.test(prefix))
    .literal()
    .optional(),
});

/** Permits access to all objects or to those below a prefix. Listing is part of reading. */
export function grantAccess(
  bucket: IConstruct & { readonly arn: string; readonly encryptionKey: KeyRef | undefined },
  grantee: Grantable,
  access: ObjectAccess,
  prefix: string | undefined,
): IamRolePolicy {
  parse(bucket, GRANT, { grantee, prefix }, { call: `grant${access}()` });
  const statements = accessObjects(awsEnvironmentOf(bucket), bucket, access, prefix);
  return grant(bucket, grantee, prefix === undefined ? access : `${access}-${keyOfPrefix(prefix)}`, statements);
}
