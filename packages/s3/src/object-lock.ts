import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { between, must, oneOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { Chain } from "./chain";

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
export function objectLockProblems(lock: ObjectLock | undefined, forceDestroy: boolean | undefined): Problem[] {
  if (!lock) return [];
  const { mode, days, years } = lock;
  return [
    oneOf("objectLock.mode", mode, ["GOVERNANCE", "COMPLIANCE"]),
    between("objectLock.days", days, 1, 36500),
    between("objectLock.years", years, 1, 100),
    must((days === undefined) !== (years === undefined), "objectLock must have either days or years"),
    must(
      mode !== "COMPLIANCE" || forceDestroy !== true,
      "forceDestroy must be false for objectLock.mode COMPLIANCE, which nobody can lift",
    ),
  ];
}

/** The bucket's own argument for it would replace an existing bucket; this resource turns the lock on in place. */
export function objectLock(
  scope: Construct,
  chain: Chain,
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
