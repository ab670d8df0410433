import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  type Grantable,
  type Monitorable,
  nameOf,
  type Signals,
} from "@plinth/core";
import { Construct } from "constructs";
import type { ReplicaSettings } from "./add-replica";
import { versionOf } from "./engines";
import type { Login } from "./facts";
import { grantConnect } from "./grant-connect";
import { hasInsights, insightsArguments } from "./insights";
import { type InstanceSettings, upgrades } from "./instance";
import { logGroups } from "./log-groups";
import { monitoringRole } from "./monitoring-role";
import { closedGroup, subnetGroup } from "./network";
import { parameterGroup } from "./parameters";
import { type Place, placeOf } from "./place";
import { type ReplicaSignal, replicaSignals } from "./signals";

/** What a replica takes over from its source. */
export interface ReplicaSource {
  readonly instance: DbInstance;
  readonly monitoringRole: { readonly arn: string };
  readonly settings: InstanceSettings;
  readonly place: Place;
  readonly tags: Record<string, string>;
}

/** A copy that follows its source and answers reads, with a group, parameters, logs and signals of its own. */
export class ReadReplica extends Construct implements Connectable, Monitorable<ReplicaSignal> {
  public readonly instance: DbInstance;
  public readonly parameterGroup: DbParameterGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly signals: Signals<ReplicaSignal>;
  /** Where clients connect over TLS. */
  public readonly port: number;
  private readonly login: Login;

  constructor(scope: Construct, id: string, source: ReplicaSource, options: ReplicaSettings) {
    super(scope, id);
    const { settings } = source;
    const { support } = settings;
    const { provider, encryptionKey = settings.encryptionKey, subnets = settings.subnets } = options;
    const { instanceClass = settings.instanceClass, engineVersion = settings.engineVersion } = options;
    const identifier = nameOf(this, 63);
    const tags = { ...source.tags, Name: nameOf(this, 255) };
    const version = versionOf(support, engineVersion);
    const insights = hasInsights(support, instanceClass);
    const deletionProtection = options.deletionProtection ?? settings.deletionProtection;
    const place = provider ? placeOf(this, provider) : source.place;
    this.port = settings.clientPort;

    const description = "Read replica";
    const network = closedGroup(this, subnets.vpcId, settings.clientPort, { description, tags, provider });
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.parameterGroup = parameterGroup(
      this,
      support,
      version.major,
      { parameters: { ...settings.parameters, ...options.parameters }, otherParameters: settings.otherParameters },
      { keep: deletionProtection, tags, provider },
    );
    const retentionDays = settings.logRetentionDays;
    this.logGroups = logGroups(this, `instance/${identifier}`, settings.logs, {
      retentionDays,
      encryptionKey,
      tags,
      provider,
    });
    const monitoring = provider && monitoringRole(this, place, tags);
    this.instance = new DbInstance(this, "Default", {
      identifier,
      replicateSourceDb: provider ? source.instance.arn : source.instance.identifier,
      replicaMode: settings.engine.startsWith("oracle") ? (options.replicaMode ?? "open-read-only") : undefined,
      engineVersion: options.engineVersion,
      ...upgrades(version),
      instanceClass,
      multiAz: options.multiAz ?? settings.multiAz,
      storageType: settings.storage.type,
      maxAllocatedStorage:
        settings.storage.maxSizeGiB > settings.storage.sizeGiB ? settings.storage.maxSizeGiB : undefined,
      iops: settings.storage.iops,
      storageThroughput: settings.storage.throughput,
      storageEncrypted: true,
      kmsKeyId: provider ? encryptionKey?.arn : undefined,
      iamDatabaseAuthenticationEnabled: settings.hasIamLogin ? true : undefined,
      port: settings.port,
      dbSubnetGroupName: provider && subnetGroup(this, subnets, { tags, provider }).name,
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
      monitoringRoleArn: monitoring?.role.arn ?? source.monitoringRole.arn,
      ...insightsArguments(insights, settings.insights, encryptionKey),
      enabledCloudwatchLogsExports: [...settings.logs],
      tags,
      provider,
      dependsOn: [...Object.values(this.logGroups), ...(monitoring ? [monitoring.permission] : [])],
    });
    this.login = { place, resourceId: this.instance.resourceId, hasIamLogin: settings.hasIamLogin };
    const { sizeGiB } = settings.storage;
    this.signals = replicaSignals(this.node.path, this.instance.identifier, {
      engine: support,
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
    return grantConnect(this, this.login, grantee, user);
  }
}
