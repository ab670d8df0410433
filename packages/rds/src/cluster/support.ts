import type { RdsClusterConfig } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import type { ModuleContext } from "@plinth/core";
import { type Version, versionOf } from "../engines";
import { lifecycleSupport } from "../instance";
import { createLogGroups } from "../log-groups";
import { createMonitoringRole } from "../monitoring-role";
import { type OwnParameters, parameterList } from "../parameters";
import { createSubnetGroup } from "../subnet-group";
import type { AuroraSettings } from "./aurora-props";
import type { ClusterEngine } from "./engines";
import type { MultiAzClusterSettings } from "./props";
import { CLUSTER_BEGINNINGS, restoredCluster } from "./restore";

/** What is created before a cluster of either kind. */
export type ClusterSupport = ReturnType<typeof createClusterSupport>;

export function createClusterSupport(
  context: ModuleContext,
  engine: ClusterEngine,
  settings: AuroraSettings | MultiAzClusterSettings,
) {
  const { subnets, port = engine.port } = settings;
  const version = versionOf(engine, settings.engineVersion);
  const network = context.createSecurityGroup("Database cluster", subnets.vpcId, port);
  const subnetGroup = createSubnetGroup(context, subnets);
  const parameterGroup = createParameterGroup(context, engine, version, settings);
  const logGroups = createLogGroups(context, `cluster/${context.name(63)}`, engine.logs);
  return {
    ...network,
    port,
    version,
    subnetGroup,
    parameterGroup,
    logGroups,
    monitoring: createMonitoringRole(context, settings.monitoringSeconds),
  };
}

/** As for an instance; the provider cannot leave an old group to AWS, so a major upgrade is applied at once. */
function createParameterGroup(
  context: ModuleContext,
  engine: ClusterEngine,
  { major }: Version,
  own: OwnParameters,
): RdsClusterParameterGroup {
  const family = engine.family(major);
  return new RdsClusterParameterGroup(context.scope, "Parameters", {
    namePrefix: `${context.name(200, family)}-`,
    family,
    description: "Parameters of one cluster",
    parameter: parameterList(engine, own),
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
}

/** Arguments that clusters of both kinds have in common. */
export function clusterArguments(
  context: ModuleContext,
  engine: ClusterEngine,
  settings: AuroraSettings | MultiAzClusterSettings,
  support: ClusterSupport,
): RdsClusterConfig {
  const { encryptionKey, backup, deletionProtection } = settings;
  const identifier = context.name(63);
  return {
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
    port: support.port,
    dbSubnetGroupName: support.subnetGroup.name,
    vpcSecurityGroupIds: [support.securityGroup.id],
    storageEncrypted: true,
    kmsKeyId: encryptionKey?.arn,
    dbClusterParameterGroupName: support.parameterGroup.name,
    backupRetentionPeriod: backup.retentionDays,
    preferredBackupWindow: backup.window,
    preferredMaintenanceWindow: settings.maintenanceWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: backup.skipFinalSnapshot,
    skipFinalSnapshot: backup.skipFinalSnapshot,
    // The group's id is new with every new stack, so that the snapshot of an earlier one does not stand in the way.
    finalSnapshotIdentifier: backup.skipFinalSnapshot ? undefined : `${identifier}-final-${support.securityGroup.id}`,
    deletionProtection,
    applyImmediately: settings.applyImmediately,
    enabledCloudwatchLogsExports: [...engine.logs],
    tags: context.tags(),
    dependsOn: Object.values(support.logGroups),
    lifecycle: { ignoreChanges: [...CLUSTER_BEGINNINGS], preventDestroy: deletionProtection || undefined },
  };
}
