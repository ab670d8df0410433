import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { DbInstanceAutomatedBackupsReplication } from "@cdktf/provider-aws/lib/db-instance-automated-backups-replication";
import type { DbOptionGroup } from "@cdktf/provider-aws/lib/db-option-group";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  type Grantable,
  grant,
  type Monitorable,
  nameOf,
  type Protectable,
  parse,
  type Signals,
} from "@plinth/core";
import { Construct } from "constructs";
import { addProxy, type ProxyOptions } from "./add-proxy";
import { addReplica, type ReplicaOptions } from "./add-replica";
import type { BucketRef, BucketRole } from "./bucket-access";
import type { Facts } from "./facts";
import { grantConnect } from "./grant-connect";
import { type InstanceSettings, instance, instanceSettings, optionGroup } from "./instance";
import { RDS, type RdsModuleProps } from "./instance-props";
import { logGroups } from "./log-groups";
import { monitoringRole } from "./monitoring-role";
import { closedGroup, subnetGroup } from "./network";
import type { OptionGroup } from "./option-group";
import { parameterGroup } from "./parameters";
import { managedSecret, ownPassword, rotation } from "./password";
import { type Place, placeOf } from "./place";
import type { DatabaseProxy } from "./proxy";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "./publish-connection";
import { readSecrets } from "./read-secret";
import type { ReadReplica } from "./replica";
import { type BackupReplicationOptions, replicateBackups } from "./replicate-backups";
import { connectionsOf, type DatabaseSignal, databaseSignals } from "./signals";
import { nativeBackup, useBucket } from "./use-bucket";

/**
 * A database instance of PostgreSQL, MySQL, MariaDB, SQL Server or Oracle: encrypted, private, over TLS, with a password
 * that nobody sees, backups, logs and insights.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateDBInstance".
 */
export class RdsModule extends Construct implements Connectable, Monitorable<DatabaseSignal>, Protectable {
  public readonly instance: DbInstance;
  public readonly parameterGroup: DbParameterGroup;
  /** Options, of engines that have some or where something is asked of them. */
  public readonly optionGroup: DbOptionGroup | undefined;
  public readonly subnetGroup: DbSubnetGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly monitoringRole: IamRole;
  /** The schedule of the secret that RDS keeps, where one was given. */
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`, `upgrade`; `error`, `slowquery`; `agent`, `alert` and so on. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly signals: Signals<DatabaseSignal>;
  /** Where clients connect over TLS. */
  public readonly port: number;
  /** The secret with the master user's name and password. */
  public readonly secretArn: string;
  private readonly settings: InstanceSettings;
  private readonly place: Place;
  private readonly tags: Record<string, string>;
  private readonly options: OptionGroup | undefined;

  constructor(scope: Construct, id: string, props: RdsModuleProps) {
    super(scope, id);
    const settings = instanceSettings(parse(this, RDS, props));
    const { encryptionKey, support, version, subnets, password } = settings;
    const identifier = nameOf(this, 63);
    const tags = { ...settings.tags, Name: nameOf(this, 255) };
    const keep = settings.deletionProtection;
    this.settings = settings;
    this.tags = tags;
    this.port = settings.clientPort;
    this.place = placeOf(this);

    const network = closedGroup(this, subnets.vpcId, this.port, { description: "Database instance", tags });
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.subnetGroup = subnetGroup(this, subnets, { tags });
    this.parameterGroup = parameterGroup(this, support, version.major, settings, { keep, tags });
    const options = optionGroup(this, settings, this.securityGroup.id, tags);
    this.options = options.group;
    this.optionGroup = options.group?.resource;
    const retentionDays = settings.logRetentionDays;
    this.logGroups = logGroups(this, `instance/${identifier}`, settings.logs, { retentionDays, encryptionKey, tags });
    const monitoring = monitoringRole(this, this.place, tags);
    this.monitoringRole = monitoring.role;
    const recoveryDays = settings.backup.skipFinalSnapshot ? 0 : 30;
    const own =
      password.keptBy === "stack"
        ? ownPassword(this, settings.masterUsername, password, { recoveryDays, encryptionKey, tags })
        : undefined;

    this.instance = instance(this, settings, {
      identifier,
      securityGroupId: this.securityGroup.id,
      subnetGroupName: this.subnetGroup.name,
      parameterGroupName: this.parameterGroup.name,
      optionGroupName: options.name,
      monitoring,
      logGroups: this.logGroups,
      password: own,
      tags,
    });
    this.secretArn = own?.secret.arn ?? managedSecret(this, this.instance, identifier, password);
    if (password.keptBy === "rds" && password.rotation) {
      this.rotation = rotation(this, this.secretArn, password.rotation);
    }
    this.signals = databaseSignals(this.node.id, this.instance.identifier, {
      engine: support,
      instanceClass: settings.instanceClass,
      sizeGiB: settings.storage.sizeGiB,
    });
  }

  get protection(): { readonly arn: string } {
    return { arn: this.instance.arn };
  }

  /** Host name, without the port. */
  get address(): string {
    return this.instance.address;
  }

  /** A copy that answers reads, in this region or another. Needs `password: { keptBy: "stack" }`, except SQL Server. */
  addReplica(key: string, options: ReplicaOptions = {}): ReadReplica {
    const { instance, monitoringRole, settings, place, tags } = this;
    const source = { instance, monitoringRole, settings, place, tags };
    return addReplica(this, source, key, options);
  }

  /** A pool of connections in front of the instance. */
  addProxy(key: string, options: ProxyOptions = {}): DatabaseProxy {
    return addProxy(this, this.facts, key, options);
  }

  /** Copies the automated backups into another region, to restore from when this one is lost. */
  replicateBackups(options: BackupReplicationOptions): DbInstanceAutomatedBackupsReplication {
    return replicateBackups(this, this.instance.arn, this.settings.blueGreen ?? false, options);
  }

  /** Lets the engine read objects: `aws_s3.table_import_from_s3`, `rdsadmin.rdsadmin_s3_tasks`, `msdb.dbo.rds_download_from_s3`. */
  importFrom(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.bucketUser, "import", bucket, prefix);
  }

  /** Lets the engine write objects: `aws_s3.query_export_to_s3` and the like. */
  exportTo(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.bucketUser, "export", bucket, prefix);
  }

  /** Lets SQL Server back up into a bucket and restore from it, by its own backup files. */
  backupTo(bucket: BucketRef, prefix = ""): BucketRole {
    return nativeBackup(this, this.bucketUser, bucket, prefix);
  }

  /** Writes all that an application needs to connect but the password into Parameter Store, with the ARN of the secret. */
  publishConnection(key: string, options: ConnectionOptions = {}): ConnectionParameter {
    return publishConnection(this, this.facts, key, options);
  }

  /** Lets a role log in as a database user by IAM, without a password. The user is yours to create. */
  grantConnect(grantee: Grantable, user: string): IamRolePolicy {
    return grantConnect(this, this.facts, grantee, user);
  }

  /** Lets a role read the master user's password, decryption included. */
  grantReadSecret(grantee: Grantable): IamRolePolicy {
    const { encryptionKey } = this.settings;
    return grant(this, grantee, "ReadSecret", readSecrets(this.place, [{ arn: this.secretArn, encryptionKey }]));
  }

  private get bucketUser() {
    const { settings, options, place, tags } = this;
    return { identifier: this.instance.identifier, settings, options, place, tags };
  }

  private get facts(): Facts {
    const { connections, address, port, secretArn, place, tags, settings } = this;
    return {
      ...{ connections, address, port, secretArn, place, tags },
      engineName: settings.engine,
      databaseName: settings.databaseName,
      masterUsername: this.instance.username,
      subnets: settings.subnets,
      encryptionKey: settings.encryptionKey,
      logRetentionDays: settings.logRetentionDays,
      resourceId: this.instance.resourceId,
      hasIamLogin: settings.hasIamLogin,
      target: { dbInstanceIdentifier: this.instance.identifier },
      proxyFamily: settings.support.proxyFamily,
      maxConnections: connectionsOf(settings.support, settings.instanceClass),
    };
  }
}
