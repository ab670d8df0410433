import { DbInstanceRoleAssociation } from "@cdktf/provider-aws/lib/db-instance-role-association";
import { validate } from "@plinth/core";
import type { Construct } from "constructs";
import { type BucketRef, BucketRole, type BucketUse, prefixProblem } from "./bucket-access";
import type { Resolved } from "./instance";
import type { OptionGroup } from "./option-group";
import type { Place } from "./place";

interface Instance {
  readonly identifier: string;
  readonly settings: Resolved;
  readonly options: OptionGroup | undefined;
  readonly place: Place;
  readonly tags: Record<string, string>;
}

/** Lets the engine read or write objects, through a role that is associated with the instance for that feature. */
export function useBucket(
  database: Construct,
  { identifier, settings, options, place, tags }: Instance,
  use: Exclude<BucketUse, "backup">,
  bucket: BucketRef,
  prefix: string,
): BucketRole {
  const { engine, engineName } = settings;
  const feature = engine.buckets?.[use];
  const verb = use === "import" ? "importFrom(…)" : "exportTo(…)";
  const none = !feature && `engine must ${use} by way of S3, ${engineName} does not`;
  validate(database, [none, prefixProblem(prefix)], verb);
  const role = BucketRole.of(database, feature ?? "", place, tags);
  role.allow(use, bucket, prefix);
  const id = `Association-${feature}`;
  if (!database.node.tryFindChild(id)) {
    new DbInstanceRoleAssociation(database, id, {
      dbInstanceIdentifier: identifier,
      featureName: feature ?? "",
      roleArn: role.role.arn,
      dependsOn: [role.policy],
    });
  }
  // Oracle asks for an option too. AWS docs, "Amazon S3 integration" of RDS for Oracle.
  if (engineName.startsWith("oracle")) options?.set({ name: "S3_INTEGRATION", version: "1.0" });
  return role;
}

/** AWS docs, "Support for native backup and restore in SQL Server". */
export function nativeBackup(
  database: Construct,
  { settings, options, place, tags }: Instance,
  bucket: BucketRef,
  prefix: string,
): BucketRole {
  const { engineName } = settings;
  const wrong = !engineName.startsWith("sqlserver") && `engine must be SQL Server, got ${engineName}`;
  validate(database, [wrong, prefixProblem(prefix)], "backupTo(…)");
  const role = BucketRole.of(database, "SQLSERVER_BACKUP_RESTORE", place, tags);
  role.allow("backup", bucket, prefix);
  options?.set({ name: "SQLSERVER_BACKUP_RESTORE", settings: { IAM_ROLE_ARN: role.role.arn } });
  return role;
}
