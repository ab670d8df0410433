import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  type Grantable,
  type KeyRef,
  type Monitorable,
  nameOf,
  type Signals,
  type SubnetsRef,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { versionOf } from "./engines";
import type { Login } from "./facts";
import { grantConnect } from "./grant-connect";
import { insightsOf } from "./insights";
import { type Resolved, upgrades } from "./instance";
import { logGroups } from "./log-groups";
import { monitoringRole } from "./monitoring-role";
import { closedGroup, subnetGroup } from "./network";
import { parameterGroup } from "./parameters";
import { type Place, placeOf } from "./place";
import { hasInsights } from "./problems";
import type { RdsModuleProps } from "./props";
import { type ReplicaSignal, replicaSignals } from "./signals";

export type ReplicaOptions = ReplicaSettings & (SameRegion | OtherRegion);

export interface ReplicaSettings {
  /** @default - that of the source */
  readonly instanceClass?: string;
  /** A standby of the replica in another zone. @default - as the source */
  readonly multiAz?: boolean;
  /** Parameters besides those of the source, or instead of them. @default - those of the source */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Version of the replica, for engines whose replicas are upgraded before the source: MySQL, MariaDB. PostgreSQL upgrades
   * the replicas of the same region with the source. @default - that of the source
   */
  readonly engineVersion?: string;
  /** How an Oracle replica is kept; open-read-only needs a licence of Active Data Guard. @default "open-read-only" */
  readonly replicaMode?: "mounted" | "open-read-only";
  /** AWS refuses to delete the replica until this is lifted. @default - as the source */
  readonly deletionProtection?: boolean;
}

interface SameRegion {
  readonly provider?: never;
  readonly subnets?: never;
  readonly encryptionKey?: never;
}

interface OtherRegion {
  /** AWS provider of the other region, with an alias. */
  readonly provider: TerraformProvider;
  /** Subnets there, in at least two zones. */
  readonly subnets: SubnetsRef;
  /** A key of that region. */
  readonly encryptionKey: KeyRef;
}

/** What a replica takes over from its source. */
export interface Source {
  readonly instance: DbInstance;
  readonly monitoringRole: { readonly arn: string };
  readonly props: RdsModuleProps;
  readonly settings: Resolved;
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

  constructor(scope: Construct, id: string, source: Source, options: ReplicaOptions) {
    super(scope, id);
    const { settings, props } = source;
    const { engine } = settings;
    const { provider, encryptionKey = props.encryptionKey, subnets = props.subnets } = options;
    const { instanceClass = settings.instanceClass, engineVersion = settings.engineVersion } = options;
    const identifier = nameOf(this, 63);
    const tags = { ...source.tags, Name: nameOf(this, 255) };
    const version = versionOf(engine, engineVersion);
    const insights = hasInsights(engine, instanceClass);
    const deletionProtection = options.deletionProtection ?? settings.deletionProtection;
    const place = provider ? placeOf(this, provider) : source.place;
    this.port = settings.clientPort;

    const description = "Read replica";
    const network = closedGroup(this, subnets.vpcId, settings.clientPort, { description, tags, provider });
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.parameterGroup = parameterGroup(
      this,
      engine,
      version.major,
      { parameters: { ...props.parameters, ...options.parameters }, otherParameters: props.otherParameters },
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
      replicaMode: settings.engineName.startsWith("oracle") ? (options.replicaMode ?? "open-read-only") : undefined,
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
      iamDatabaseAuthenticationEnabled: settings.iam ? true : undefined,
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
      monitoringInterval: settings.monitoringSeconds ?? 60,
      monitoringRoleArn: monitoring?.role.arn ?? source.monitoringRole.arn,
      ...insightsOf(insights, settings.insights, encryptionKey),
      enabledCloudwatchLogsExports: [...settings.logs],
      tags,
      provider,
      dependsOn: [...Object.values(this.logGroups), ...(monitoring ? [monitoring.permission] : [])],
    });
    this.login = { place, resourceId: this.instance.resourceId, hasIamLogin: settings.iam };
    const { sizeGiB } = settings.storage;
    this.signals = replicaSignals(this.node.path, this.instance.identifier, { engine, instanceClass, sizeGiB });
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
