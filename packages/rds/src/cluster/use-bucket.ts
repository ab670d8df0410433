import { RdsClusterRoleAssociation } from "@cdktf/provider-aws/lib/rds-cluster-role-association";
import type { Construct } from "constructs";
import { type BucketRef, BucketRole, checkBucketAccess } from "../bucket-access";
import type { AuroraSettings } from "./aurora-props";

/** Lets Aurora PostgreSQL read or write objects. Aurora MySQL names its role in a parameter instead. */
export function useBucket(
  scope: Construct,
  clusterId: string,
  settings: AuroraSettings,
  use: "import" | "export",
  bucket: BucketRef,
  prefix: string,
): BucketRole {
  const problem = settings.engine !== "aurora-postgresql" && `engine must be aurora-postgresql, got ${settings.engine}`;
  checkBucketAccess(scope, use === "import" ? "importFrom()" : "exportTo()", { bucket, prefix }, problem);
  const featureName = use === "import" ? "s3Import" : "s3Export";
  const role = BucketRole.of(scope, featureName, settings);
  role.allow(use, bucket, prefix);
  const id = `Association-${featureName}`;
  if (!scope.node.tryFindChild(id)) {
    new RdsClusterRoleAssociation(scope, id, {
      dbClusterIdentifier: clusterId,
      featureName,
      roleArn: role.role.arn,
      dependsOn: [role.policy],
    });
  }
  return role;
}
