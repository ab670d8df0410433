import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { ENGINES, type Engine, type Version, versionOf } from "./engines";
import { hasInsights, insightsArguments } from "./insights";
import type { RdsSettings } from "./instance-props";
import { audit, defaultOptionGroup, OptionGroup, ssl } from "./option-group";
import type { OwnPassword } from "./password";
import { BEGINNINGS, restored } from "./restore";
import { maxSizeOf } from "./storage";

/** The parsed props, and what follows from the engine. */
export type InstanceSettings = ReturnType<typeof instanceSettings>;

export function instanceSettings(given: RdsSettings) {
  const support: Engine = ENGINES[given.engine];
  const { environment, instanceClass = support.classes[environment], port = support.port } = given;
  const version = versionOf(support, given.engineVersion);
  return {
    ...given,
    support,
    version,
    instanceClass,
    port,
    multiAz: given.multiAz ?? (environment === "prod" && support.standby),
    clientPort: support.tlsPort ?? port,
    storage: { ...given.storage, maxSizeGiB: maxSizeOf(support, given.storage) },
    logs: [...support.logs, ...(given.audit ? ["audit"] : [])].sort(),
    hasInsights: hasInsights(support, instanceClass),
    hasIamLogin: support.iam(version.major),
  };
}

/** What is made before the instance. */
export interface Around {
  readonly identifier: string;
  readonly securityGroupId: string;
  readonly subnetGroupName: string;
  readonly parameterGroupName: string;
  readonly optionGroupName: string | undefined;
  readonly monitoring: { readonly role: { readonly arn: string }; readonly permission: ITerraformDependable };
  readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  readonly password: OwnPassword | undefined;
  readonly tags: Record<string, string>;
}

export function instance(scope: Construct, settings: InstanceSettings, around: Around): DbInstance {
  const { identifier } = around;
  const { storage, backup, encryptionKey, version } = settings;
  return new DbInstance(scope, "Default", {
    identifier,
    engine: settings.engine,
    engineVersion: settings.engineVersion,
    ...upgrades(version),
    engineLifecycleSupport: lifecycleSupport(settings.extendedSupport),
    licenseModel:
      settings.licenseModel ?? (settings.support.licenses.length > 1 ? settings.support.licenses[0] : undefined),
    characterSetName: settings.characterSet,
    timezone: settings.timezone,
    instanceClass: settings.instanceClass,
    dbName: settings.databaseName,
    username: settings.masterUsername,
    ...credentials(around.password, encryptionKey),
    ...restored(settings.restore),
    iamDatabaseAuthenticationEnabled: settings.hasIamLogin ? true : undefined,
    port: settings.port,
    dbSubnetGroupName: around.subnetGroupName,
    vpcSecurityGroupIds: [around.securityGroupId],
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
    parameterGroupName: around.parameterGroupName,
    optionGroupName: around.optionGroupName,
    backupRetentionPeriod: backup.retentionDays,
    backupWindow: backup.window,
    maintenanceWindow: settings.maintenanceWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: backup.skipFinalSnapshot,
    skipFinalSnapshot: backup.skipFinalSnapshot,
    // The group's id is new with every new stack, so that the snapshot of an earlier one does not stand in the way.
    finalSnapshotIdentifier: backup.skipFinalSnapshot ? undefined : `${identifier}-final-${around.securityGroupId}`,
    deletionProtection: settings.deletionProtection,
    applyImmediately: settings.applyImmediately,
    blueGreenUpdate: settings.blueGreen ? { enabled: true } : undefined,
    monitoringInterval: settings.monitoringSeconds,
    monitoringRoleArn: around.monitoring.role.arn,
    ...insightsArguments(settings.hasInsights, settings.insights, encryptionKey),
    databaseInsightsMode: settings.insights.advanced ? "advanced" : undefined,
    enabledCloudwatchLogsExports: [...settings.logs],
    tags: around.tags,
    dependsOn: [around.monitoring.permission, ...Object.values(around.logGroups)],
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
export function optionGroup(
  scope: Construct,
  settings: InstanceSettings,
  securityGroupId: string,
  tags: Record<string, string>,
): { group: OptionGroup | undefined; name: string | undefined } {
  const { engine, support, version, options: own = [] } = settings;
  if (!support.optionMajor) return { group: undefined, name: undefined };
  const major = support.optionMajor(version.major);
  const options = [
    ...own,
    ...(support.tlsPort ? [ssl(support.tlsPort, settings.caCertificate)] : []),
    ...(support.auditOption && settings.audit ? [audit(support.auditOption, settings.audit)] : []),
  ];
  if (support.auditOption && options.length === 0) {
    return { group: undefined, name: defaultOptionGroup(engine, major) };
  }
  const keep = settings.deletionProtection;
  const group = new OptionGroup(scope, engine, major, securityGroupId, { options, keep, tags });
  return { group, name: group.resource.name };
}
