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
} from "@plinth/core";
import type { IConstruct } from "constructs";
import { keyOfPrefix } from "./names";
import { PREFIX } from "./objects";
import { leadingSlash, warnOfCall } from "./warnings";

/** The prefix names the permission. */
const GRANT = object({
  grantee: GRANTABLE,
  prefix: PREFIX
    // Plinth cannot express them: in the resources of a policy they are wildcards and variables.
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
  const call = `grant${access}()`;
  parse(bucket, GRANT, { grantee, prefix }, { call });
  warnOfCall(bucket, call, leadingSlash(prefix));
  const statements = accessObjects(awsEnvironmentOf(bucket), bucket, access, prefix);
  return grant(bucket, grantee, prefix === undefined ? access : `${access}-${keyOfPrefix(prefix)}`, statements);
}
