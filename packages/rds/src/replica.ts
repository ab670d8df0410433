import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  type Grantable,
  type Monitorable,
  moduleContext,
  type Signals,
} from "@plinth/core";
import { Construct } from "constructs";
import type { IamLogin } from "./database-context";
import { versionOf } from "./engines";
import { grantConnect } from "./grant-connect";
import { hasInsights, insightsArguments } from "./insights";
import { type InstanceSettings, upgrades } from "./instance";
import { createLogGroups, type LogGroups } from "./log-groups";
import { createMonitoringRole, permissions } from "./monitoring-role";
import { createParameterGroup } from "./parameters";
import type { ReplicaSettings } from "./replica-options";
import { type ReplicaSignal, replicaSignals } from "./signals";
import { createSubnetGroup } from "./subnet-group";

/** What a replica takes over from its source. */
export interface ReplicaSource {
  readonly instance: DbInstance;
  readonly monitoringRole: { readonly arn: string } | undefined;
  readonly settings: InstanceSettings;
}

/** A copy that follows its source and answers reads, with a group, parameters, logs and signals of its own. */
export class ReadReplica extends Construct implements Connectable, Monitorable<ReplicaSignal> {
  public readonly instance: DbInstance;
  public readonly parameterGroup: DbParameterGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly logGroups: LogGroups;
  public readonly signals: Signals<ReplicaSignal>;
  /** Where clients connect over TLS. */
  public readonly port: number;
  private readonly login: IamLogin;

  constructor(scope: Construct, id: string, source: ReplicaSource, options: ReplicaSettings) {
    super(scope, id);
    const { provider } = options;
    const settings = replicaSettings(source.settings, options);
    const context = moduleContext(this, { ...settings, baseName: options.identifier });
    const { engineSupport, instanceClass, encryptionKey, subnets, version, deletionProtection } = settings;
    const identifier = context.name(63);
    this.port = settings.clientPort;

    const network = context.createSecurityGroup("Read replica", subnets.vpcId, this.port);
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.parameterGroup = createParameterGroup(context, engineSupport, version.major, settings, deletionProtection);
    this.logGroups = createLogGroups(context, `instance/${identifier}`, settings.logs);
    const monitoring = provider && createMonitoringRole(context, settings.monitoringSeconds);
    this.instance = new DbInstance(this, "Default", {
      identifier,
      replicateSourceDb: provider ? source.instance.arn : source.instance.identifier,
      replicaMode: settings.engine.startsWith("oracle") ? (options.replicaMode ?? "open-read-only") : undefined,
      engineVersion: options.engineVersion,
      ...upgrades(version),
      instanceClass,
      multiAz: settings.multiAz,
      storageType: settings.storage.type,
      maxAllocatedStorage:
        settings.storage.maxSizeGiB > settings.storage.sizeGiB ? settings.storage.maxSizeGiB : undefined,
      iops: settings.storage.iops,
      storageThroughput: settings.storage.throughput,
      storageEncrypted: true,
      kmsKeyId: provider ? encryptionKey?.arn : undefined,
      iamDatabaseAuthenticationEnabled: settings.hasIamLogin ? true : undefined,
      port: settings.port,
      dbSubnetGroupName: provider && createSubnetGroup(context, subnets).name,
      vpcSecurityGroupIds: [this.securityGroup.id],
      publiclyAccessible: false,
      caCertIdentifier: settings.caCertificate,
      parameterGroupName: this.parameterGroup.name,
      maintenanceWindow: settings.maintenanceWindow,
      copyTagsToSnapshot: true,
      // AWS takes no final snapshot of a replica.
      skipFinalSnapshot: true,
      deletionProtection,
      applyImmediately: settings.applyImmediately,
      monitoringInterval: settings.monitoringSeconds,
      monitoringRoleArn: (monitoring?.role ?? source.monitoringRole)?.arn,
      ...insightsArguments(settings.hasInsights, settings.insights, encryptionKey),
      enabledCloudwatchLogsExports: [...settings.logs],
      tags: context.tags(),
      dependsOn: [...Object.values(this.logGroups), ...permissions(monitoring)],
    });
    this.login = { context, resourceId: this.instance.resourceId, hasIamLogin: settings.hasIamLogin };
    const { sizeGiB } = settings.storage;
    this.signals = replicaSignals(this.node.path, this.instance.identifier, {
      engine: engineSupport,
      instanceClass,
      sizeGiB,
    });
  }

  /** Host name, without the port. */
  get address(): string {
    return this.instance.address;
  }

  /** Lets a role log in as a database user by IAM, without a password. */
  grantConnect(grantee: Grantable, user: string): IamRolePolicy {
    return grantConnect(this.login, grantee, user);
  }
}

/** Those of the source, unless the replica has its own. */
function replicaSettings(source: InstanceSettings, options: ReplicaSettings) {
  const {
    instanceClass = source.instanceClass,
    engineVersion = source.engineVersion,
    subnets = source.subnets,
  } = options;
  return {
    ...source,
    instanceClass,
    subnets,
    version: versionOf(source.engineSupport, engineVersion),
    multiAz: options.multiAz ?? source.multiAz,
    parameters: { ...source.parameters, ...options.parameters },
    deletionProtection: options.deletionProtection ?? source.deletionProtection,
    hasInsights: hasInsights(source.engineSupport, instanceClass),
    encryptionKey: options.encryptionKey ?? source.encryptionKey,
    provider: options.provider,
  };
}
