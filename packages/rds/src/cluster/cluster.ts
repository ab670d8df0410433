import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { RdsClusterConfig } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type Connections, nameOf } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type Version, versionOf } from "../engines";
import { lifecycleSupport } from "../instance";
import { logGroups } from "../log-groups";
import { monitoringRole } from "../monitoring-role";
import { closedGroup, subnetGroup } from "../network";
import { type OwnParameters, parameterList } from "../parameters";
import { type Place, placeOf } from "../place";
import type { AuroraSettings } from "./aurora-props";
import type { ClusterEngine } from "./engines";
import type { MultiAzClusterSettings } from "./props";
import { CLUSTER_BEGINNINGS, restoredCluster } from "./restore";

/** What is made before a cluster of either kind, and what both kinds say of themselves. */
export interface Base {
  readonly place: Place;
  readonly tags: Record<string, string>;
  readonly port: number;
  readonly version: Version;
  readonly logRetentionDays: number;
  readonly securityGroup: SecurityGroup;
  readonly connections: Connections;
  readonly subnetGroup: DbSubnetGroup;
  readonly parameterGroup: RdsClusterParameterGroup;
  readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  readonly monitoring: { readonly role: IamRole; readonly permission: ITerraformDependable };
  readonly arguments: RdsClusterConfig;
}

export function base(scope: Construct, engine: ClusterEngine, settings: AuroraSettings | MultiAzClusterSettings): Base {
  const { encryptionKey, subnets, backup, logRetentionDays, deletionProtection, port = engine.port } = settings;
  const identifier = nameOf(scope, 63);
  const version = versionOf(engine, settings.engineVersion);
  const tags = { ...settings.tags, Name: nameOf(scope, 255) };
  const place = placeOf(scope);

  const { securityGroup, connections } = closedGroup(scope, subnets.vpcId, port, {
    description: "Database cluster",
    tags,
  });
  const group = subnetGroup(scope, subnets, { tags });
  const parameterGroup = clusterParameterGroup(scope, engine, version.major, settings, tags);
  const logs = logGroups(scope, `cluster/${identifier}`, engine.logs, {
    retentionDays: logRetentionDays,
    encryptionKey,
    tags,
  });
  const monitoring = monitoringRole(scope, place, tags);
  return {
    ...{ place, tags, port, version, logRetentionDays, securityGroup, connections, parameterGroup, monitoring },
    subnetGroup: group,
    logGroups: logs,
    arguments: {
      clusterIdentifier: identifier,
      engine: settings.engine,
      engineVersion: settings.engineVersion,
      allowMajorVersionUpgrade: true,
      engineLifecycleSupport: lifecycleSupport(settings.extendedSupport),
      databaseName: settings.databaseName,
      masterUsername: settings.masterUsername,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: encryptionKey?.arn,
      ...restoredCluster(settings.restore),
      iamDatabaseAuthenticationEnabled: true,
      port,
      dbSubnetGroupName: group.name,
      vpcSecurityGroupIds: [securityGroup.id],
      storageEncrypted: true,
      kmsKeyId: encryptionKey?.arn,
      dbClusterParameterGroupName: parameterGroup.name,
      backupRetentionPeriod: backup.retentionDays,
      preferredBackupWindow: backup.window,
      preferredMaintenanceWindow: settings.maintenanceWindow,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: backup.skipFinalSnapshot,
      skipFinalSnapshot: backup.skipFinalSnapshot,
      // The group's id is new with every new stack, so that the snapshot of an earlier one does not stand in the way.
      finalSnapshotIdentifier: backup.skipFinalSnapshot ? undefined : `${identifier}-final-${securityGroup.id}`,
      deletionProtection,
      applyImmediately: settings.applyImmediately,
      enabledCloudwatchLogsExports: [...engine.logs],
      tags,
      dependsOn: Object.values(logs),
      lifecycle: { ignoreChanges: [...CLUSTER_BEGINNINGS], preventDestroy: deletionProtection || undefined },
    },
  };
}

/** As for an instance; the provider cannot leave an old group to AWS, so a major upgrade is applied at once. */
function clusterParameterGroup(
  scope: Construct,
  engine: ClusterEngine,
  major: string,
  own: OwnParameters,
  tags: Record<string, string>,
): RdsClusterParameterGroup {
  const family = engine.family(major);
  return new RdsClusterParameterGroup(scope, "Parameters", {
    namePrefix: `${nameOf(scope, 200, family)}-`,
    family,
    description: "Parameters of one cluster",
    parameter: parameterList(engine, own),
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
