import { DbInstanceRoleAssociation } from "@cdktf/provider-aws/lib/db-instance-role-association";
import type { Construct } from "constructs";
import { type BucketRef, BucketRole, type BucketUse, checkBucketAccess } from "./bucket-access";
import type { InstanceSettings } from "./instance";
import type { OptionGroup } from "./option-group";

interface Instance {
  readonly identifier: string;
  readonly settings: InstanceSettings;
  readonly options: OptionGroup | undefined;
}

/** Lets the engine read or write objects, through a role that is associated with the instance for that feature. */
export function useBucket(
  database: Construct,
  { identifier, settings, options }: Instance,
  use: Exclude<BucketUse, "backup">,
  bucket: BucketRef,
  prefix: string,
): BucketRole {
  const { engine, engineSupport } = settings;
  const feature = engineSupport.buckets?.[use] ?? "";
  const problem = feature === "" && `engine must ${use} by way of S3, ${engine} does not`;
  checkBucketAccess(database, use === "import" ? "importFrom()" : "exportTo()", { bucket, prefix }, problem);
  const role = BucketRole.of(database, feature, settings);
  role.allow(use, bucket, prefix);
  const id = `Association-${feature}`;
  if (!database.node.tryFindChild(id)) {
    new DbInstanceRoleAssociation(database, id, {
      dbInstanceIdentifier: identifier,
      featureName: feature,
      roleArn: role.role.arn,
      dependsOn: [role.policy],
    });
  }
  // Oracle asks for an option too. AWS docs, "Amazon S3 integration" of RDS for Oracle.
  if (engine.startsWith("oracle")) options?.set({ name: "S3_INTEGRATION", version: "1.0" });
  return role;
}

/** AWS docs, "Support for native backup and restore in SQL Server". */
export function nativeBackup(
  database: Construct,
  { settings, options }: Instance,
  bucket: BucketRef,
  prefix: string,
): BucketRole {
  const { engine } = settings;
  const problem = !engine.startsWith("sqlserver") && `engine must be SQL Server, got ${engine}`;
  checkBucketAccess(database, "backupTo()", { bucket, prefix }, problem);
  const role = BucketRole.of(database, "SQLSERVER_BACKUP_RESTORE", settings);
  role.allow("backup", bucket, prefix);
  options?.set({ name: "SQLSERVER_BACKUP_RESTORE", settings: { IAM_ROLE_ARN: role.role.arn } });
  return role;
}
