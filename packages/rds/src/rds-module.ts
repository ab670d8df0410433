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
  type ModuleContext,
  type Monitorable,
  moduleContext,
  type Protectable,
  parse,
  readSecrets,
  type Signals,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { addProxy } from "./add-proxy";
import { addReplica } from "./add-replica";
import type { BucketRef, BucketRole } from "./bucket-access";
import type { DatabaseContext } from "./database-context";
import { grantConnect } from "./grant-connect";
import { createInstance, createOptionGroup, type InstanceSettings, instanceSettings } from "./instance";
import { RDS, type RdsModuleProps } from "./instance-props";
import { createLogGroups, type LogGroups } from "./log-groups";
import { createMonitoringRole } from "./monitoring-role";
import type { OptionGroup } from "./option-group";
import { createParameterGroup } from "./parameters";
import { createPassword, createRotation, managedSecret } from "./password";
import type { DatabaseProxy } from "./proxy";
import type { ProxyOptions } from "./proxy-options";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "./publish-connection";
import { regionRules } from "./regions";
import type { ReadReplica } from "./replica";
import type { ReplicaOptions } from "./replica-options";
import { type BackupReplicationOptions, replicateBackups } from "./replicate-backups";
import { connectionsOf, type DatabaseSignal, databaseSignals } from "./signals";
import { createSubnetGroup } from "./subnet-group";
import { nativeBackup, useBucket } from "./use-bucket";
import { databaseWarnings, noAutomatedBackups } from "./warnings";

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
  /** Writes the readings of the operating system; none where `monitoringSeconds` is 0. */
  public readonly monitoringRole: IamRole | undefined;
  /** The schedule of the secret that RDS keeps, where one was given. */
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`, `upgrade`; `error`, `slowquery`; `agent`, `alert` and so on. */
  public readonly logGroups: LogGroups;
  public readonly signals: Signals<DatabaseSignal>;
  /** Where clients connect over TLS. */
  public readonly port: number;
  /** The secret with the master user's name and password. */
  public readonly secretArn: string;
  private readonly settings: InstanceSettings;
  private readonly context: ModuleContext;
  private readonly options: OptionGroup | undefined;

  constructor(scope: Construct, id: string, props: RdsModuleProps) {
    super(scope, id);
    this.settings = instanceSettings(parse(this, RDS, props, { rules: regionRules(this) }));
    this.context = moduleContext(this, { ...this.settings, baseName: this.settings.identifier });
    const { context, settings } = this;
    const { engineSupport, version, subnets, password } = settings;
    const rotation = password.keptBy === "rds" ? password.rotation : undefined;
    warn(this, noAutomatedBackups(settings), ...databaseWarnings(settings, rotation, "password.rotation"));
    const identifier = context.name(63);
    this.port = settings.clientPort;

    const network = context.createSecurityGroup("Database instance", subnets.vpcId, this.port);
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.subnetGroup = createSubnetGroup(context, subnets);
    this.parameterGroup = createParameterGroup(
      context,
      engineSupport,
      version.major,
      settings,
      settings.deletionProtection,
    );
    const options = createOptionGroup(context, settings, this.securityGroup.id);
    this.options = options.group;
    this.optionGroup = options.group?.resource;
    this.logGroups = createLogGroups(context, `instance/${identifier}`, settings.logs);
    const monitoring = createMonitoringRole(context, settings.monitoringSeconds);
    this.monitoringRole = monitoring?.role;
    const own = password.keptBy === "stack" ? createPassword(context, settings, password.version) : undefined;

    this.instance = createInstance(context, settings, {
      securityGroupId: this.securityGroup.id,
      subnetGroupName: this.subnetGroup.name,
      parameterGroupName: this.parameterGroup.name,
      optionGroupName: options.name,
      monitoring,
      logGroups: this.logGroups,
      password: own,
    });
    this.secretArn = own?.secret.arn ?? managedSecret(this, this.instance, identifier, password);
    if (rotation) this.rotation = createRotation(this, this.secretArn, rotation);
    this.signals = databaseSignals(this.node.id, this.instance.identifier, {
      engine: engineSupport,
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
    const { instance, monitoringRole, settings } = this;
    return addReplica(this, { instance, monitoringRole, settings }, key, options);
  }

  /** A pool of connections in front of the instance. */
  addProxy(key: string, options: ProxyOptions = {}): DatabaseProxy {
    return addProxy(this.database, key, options);
  }

  /** Copies the automated backups into another region, to restore from when this one is lost. */
  replicateBackups(options: BackupReplicationOptions): DbInstanceAutomatedBackupsReplication {
    return replicateBackups(this, this.instance.arn, this.settings, options);
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
    return publishConnection(this.database, key, options);
  }

  /** Lets a role log in as a database user by IAM, without a password. The user is yours to create. */
  grantConnect(grantee: Grantable, user: string): IamRolePolicy {
    return grantConnect(this.database, grantee, user);
  }

  /** Lets a role read the master user's password, decryption included. */
  grantReadSecret(grantee: Grantable): IamRolePolicy {
    const { encryptionKey } = this.settings;
    return grant(this, grantee, "ReadSecret", readSecrets(this.context.aws, [{ arn: this.secretArn, encryptionKey }]));
  }

  private get bucketUser() {
    const { settings, options } = this;
    return { identifier: this.instance.identifier, settings, options };
  }

  private get database(): DatabaseContext {
    const { context, settings, connections, address, port, secretArn } = this;
    return {
      ...{ context, settings, connections, address, port, secretArn },
      masterUsername: this.instance.username,
      resourceId: this.instance.resourceId,
      hasIamLogin: settings.hasIamLogin,
      target: { dbInstanceIdentifier: this.instance.identifier },
      proxyFamily: settings.engineSupport.proxyFamily,
      maxConnections: connectionsOf(settings.engineSupport, settings.instanceClass),
    };
  }
}
