import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { ModuleContext } from "@plinth/core";
import { ENGINES, type Engine, type Version, versionOf } from "./engines";
import { hasInsights, insightsArguments } from "./insights";
import type { RdsSettings } from "./instance-props";
import type { LogGroups } from "./log-groups";
import { type Monitoring, permissions } from "./monitoring-role";
import { audit, defaultOptionGroup, OptionGroup, ssl } from "./option-group";
import type { OwnPassword } from "./password";
import { BEGINNINGS, restored } from "./restore";
import { maxSizeOf } from "./storage";

/** The parsed props, and what follows from the engine. */
export type InstanceSettings = ReturnType<typeof instanceSettings>;

export function instanceSettings(given: RdsSettings) {
  const engineSupport: Engine = ENGINES[given.engine];
  const { environment, instanceClass = engineSupport.classes[environment], port = engineSupport.port } = given;
  const version = versionOf(engineSupport, given.engineVersion);
  return {
    ...given,
    engineSupport,
    version,
    instanceClass,
    port,
    multiAz: given.multiAz ?? (environment === "prod" && engineSupport.standby),
    clientPort: engineSupport.tlsPort ?? port,
    storage: { ...given.storage, maxSizeGiB: maxSizeOf(engineSupport, given.storage) },
    logs: [...engineSupport.logs, ...(given.audit ? ["audit"] : [])].sort(),
    hasInsights: hasInsights(engineSupport, instanceClass),
    hasIamLogin: engineSupport.iam(version.major),
  };
}

/** What is created before the instance. */
interface InstanceSupport {
  readonly securityGroupId: string;
  readonly subnetGroupName: string;
  readonly parameterGroupName: string;
  readonly optionGroupName: string | undefined;
  readonly monitoring: Monitoring | undefined;
  readonly logGroups: LogGroups;
  readonly password: OwnPassword | undefined;
}

export function createInstance(
  context: ModuleContext,
  settings: InstanceSettings,
  support: InstanceSupport,
): DbInstance {
  const identifier = context.name(63);
  const { storage, backup, encryptionKey, version, engineSupport: engine } = settings;
  return new DbInstance(context.scope, "Default", {
    identifier,
    engine: settings.engine,
    engineVersion: settings.engineVersion,
    ...upgrades(version),
    engineLifecycleSupport: lifecycleSupport(settings.extendedSupport),
    licenseModel: settings.licenseModel ?? (engine.licenses.length > 1 ? engine.licenses[0] : undefined),
    characterSetName: settings.characterSet,
    timezone: settings.timezone,
    instanceClass: settings.instanceClass,
    dbName: settings.databaseName,
    username: settings.masterUsername,
    ...credentials(support.password, encryptionKey),
    ...restored(settings.restore),
    iamDatabaseAuthenticationEnabled: settings.hasIamLogin ? true : undefined,
    port: settings.port,
    dbSubnetGroupName: support.subnetGroupName,
    vpcSecurityGroupIds: [support.securityGroupId],
    publiclyAccessible: false,
    caCertIdentifier: settings.caCertificate,
    multiAz: settings.multiAz,
    storageType: storage.type,
    allocatedStorage: storage.sizeGiB,
    maxAllocatedStorage: storage.maxSizeGiB > storage.sizeGiB ? storage.maxSizeGiB : undefined,
    iops: storage.iops,
    storageThroughput: storage.throughput,
    storageEncrypted: true,
    kmsKeyId: encryptionKey?.arn,
    parameterGroupName: support.parameterGroupName,
    optionGroupName: support.optionGroupName,
    backupRetentionPeriod: backup.retentionDays,
    backupWindow: backup.window,
    maintenanceWindow: settings.maintenanceWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: backup.skipFinalSnapshot,
    skipFinalSnapshot: backup.skipFinalSnapshot,
    // The group's id is new with every new stack, so that the snapshot of an earlier one does not stand in the way.
    finalSnapshotIdentifier: backup.skipFinalSnapshot ? undefined : `${identifier}-final-${support.securityGroupId}`,
    deletionProtection: settings.deletionProtection,
    applyImmediately: settings.applyImmediately,
    blueGreenUpdate: settings.blueGreen ? { enabled: true } : undefined,
    monitoringInterval: settings.monitoringSeconds,
    monitoringRoleArn: support.monitoring?.role.arn,
    ...insightsArguments(settings.hasInsights, settings.insights, encryptionKey),
    databaseInsightsMode: settings.insights.advanced ? "advanced" : undefined,
    enabledCloudwatchLogsExports: [...settings.logs],
    tags: context.tags(),
    dependsOn: [...permissions(support.monitoring), ...Object.values(support.logGroups)],
    lifecycle: { ignoreChanges: [...BEGINNINGS], preventDestroy: settings.deletionProtection || undefined },
  });
}

export function upgrades({ follows }: Version) {
  return { autoMinorVersionUpgrade: follows, allowMajorVersionUpgrade: true };
}

export function lifecycleSupport(extended: boolean | undefined): string | undefined {
  if (extended === undefined) return;
  return extended ? "open-source-rds-extended-support" : "open-source-rds-extended-support-disabled";
}

function credentials(
  own: OwnPassword | undefined,
  key: { readonly arn: string } | undefined,
): Pick<
  DbInstanceConfig,
  "manageMasterUserPassword" | "masterUserSecretKmsKeyId" | "passwordWo" | "passwordWoVersion"
> {
  if (own) return { passwordWo: own.value, passwordWoVersion: own.version };
  return { manageMasterUserPassword: true, masterUserSecretKmsKeyId: key?.arn };
}

/** Engines with options have a group from the first; MySQL and MariaDB when something is asked of it. */
export function createOptionGroup(
  context: ModuleContext,
  settings: InstanceSettings,
  securityGroupId: string,
): { group: OptionGroup | undefined; name: string | undefined } {
  const { engine, engineSupport, version, options: own = [] } = settings;
  const { optionMajor, tlsPort, auditOption } = engineSupport;
  if (!optionMajor) return { group: undefined, name: undefined };
  const major = optionMajor(version.major);
  const options = [
    ...own,
    ...(tlsPort ? [ssl(tlsPort, settings.caCertificate)] : []),
    ...(auditOption && settings.audit ? [audit(auditOption, settings.audit)] : []),
  ];
  if (auditOption && options.length === 0) return { group: undefined, name: defaultOptionGroup(engine, major) };
  const group = new OptionGroup(context, engine, major, securityGroupId, {
    options,
    keep: settings.deletionProtection,
  });
  return { group, name: group.resource.name };
}
