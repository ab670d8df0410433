import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { withDefaults } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { DEFAULTS, WINDOWS } from "./defaults";
import { ENGINES, type Engine, type Version, versionOf } from "./engines";
import { insightsOf } from "./insights";
import { audit, defaultOptionGroup, OptionGroup, ssl } from "./option-group";
import type { OwnPassword } from "./password";
import { hasInsights } from "./problems";
import type { RdsModuleProps } from "./props";
import { BEGINNINGS, restored } from "./restore";
import { storageOf } from "./storage";

/** The props with every default in place, and what the engine table adds. */
export type Resolved = ReturnType<typeof resolve>;

export function resolve(props: RdsModuleProps) {
  const engine: Engine = ENGINES[props.engine];
  const { environment } = props;
  const settings = withDefaults(props, {
    ...DEFAULTS[environment],
    multiAz: DEFAULTS[environment].multiAz && engine.standby,
    instanceClass: engine.classes[environment],
    masterUsername: engine.adminName,
    port: engine.port,
    maintenanceWindow: WINDOWS.maintenance,
  });
  return {
    ...settings,
    engineName: props.engine,
    engine,
    version: versionOf(engine, props.engineVersion),
    clientPort: engine.tlsPort ?? settings.port,
    storage: storageOf(engine, environment, props.storage),
    backup: withDefaults(props.backup ?? {}, { ...DEFAULTS[environment], window: WINDOWS.backup }),
    logs: [...engine.logs, ...(props.audit ? ["audit"] : [])].sort(),
    hasInsights: hasInsights(engine, settings.instanceClass),
    iam: engine.iam(versionOf(engine, props.engineVersion).major),
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

export function instance(scope: Construct, settings: Resolved, around: Around): DbInstance {
  const { identifier } = around;
  const { storage, backup, encryptionKey, version } = settings;
  return new DbInstance(scope, "Default", {
    identifier,
    engine: settings.engineName,
    engineVersion: settings.engineVersion,
    ...upgrades(version),
    engineLifecycleSupport: lifecycleSupport(settings.extendedSupport),
    licenseModel:
      settings.licenseModel ?? (settings.engine.licenses.length > 1 ? settings.engine.licenses[0] : undefined),
    characterSetName: settings.characterSet,
    timezone: settings.timezone,
    instanceClass: settings.instanceClass,
    dbName: settings.databaseName,
    username: settings.masterUsername,
    ...credentials(around.password, encryptionKey),
    ...restored(settings.restore),
    iamDatabaseAuthenticationEnabled: settings.iam ? true : undefined,
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
    monitoringInterval: settings.monitoringSeconds ?? 60,
    monitoringRoleArn: around.monitoring.role.arn,
    ...insightsOf(settings.hasInsights, settings.insights, encryptionKey),
    databaseInsightsMode: settings.insights?.advanced ? "advanced" : undefined,
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
  settings: Resolved,
  securityGroupId: string,
  tags: Record<string, string>,
): { group: OptionGroup | undefined; name: string | undefined } {
  const { engine, engineName, version, options: own = [] } = settings;
  if (!engine.optionMajor) return { group: undefined, name: undefined };
  const major = engine.optionMajor(version.major);
  const options = [
    ...own,
    ...(engine.tlsPort ? [ssl(engine.tlsPort, settings.caCertificate)] : []),
    ...(engine.auditOption && settings.audit ? [audit(engine.auditOption, settings.audit)] : []),
  ];
  if (engine.auditOption && options.length === 0) {
    return { group: undefined, name: defaultOptionGroup(engineName, major) };
  }
  const keep = settings.deletionProtection;
  const group = new OptionGroup(scope, engineName, major, securityGroupId, { options, keep, tags });
  return { group, name: group.resource.name };
}
