import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { choice, integer, object } from "@plinth/core";
import type { Construct } from "constructs";
import type { SequentialSettings } from "./sequential-settings";

/** How long every new version is locked. Some can lift GOVERNANCE (`s3:BypassGovernanceRetention`), nobody COMPLIANCE. */
export type ObjectLock = { readonly mode: "GOVERNANCE" | "COMPLIANCE" } & (
  | {
      /** Days from the creation of a version, 1 to 36500. */
      readonly days: number;
      readonly years?: never;
    }
  | {
      /** Years from the creation of a version, 1 to 100. */
      readonly years: number;
      readonly days?: never;
    }
);

/** Limits: AWS docs, "Object Lock considerations" and "DefaultRetention". */
export const OBJECT_LOCK = object(
  { mode: choice("GOVERNANCE", "COMPLIANCE").literal() },
  { oneOf: [{ days: integer(1, 36500) }, { years: integer(1, 100) }] },
);

/** The bucket's own argument for it would replace an existing bucket; this resource turns the lock on in place. */
export function objectLock(
  scope: Construct,
  chain: SequentialSettings,
  lock: ObjectLock | undefined,
): S3BucketObjectLockConfigurationA | undefined {
  if (!lock) return;
  const { mode, days, years } = lock;
  return chain.add(
    (common) =>
      new S3BucketObjectLockConfigurationA(scope, "ObjectLock", {
        ...common,
        rule: { defaultRetention: { mode, days, years } },
      }),
  );
}
