import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  Connections,
  type Grantable,
  grant,
  type KeyRef,
  type Monitorable,
  nameOf,
  type Protectable,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { ENGINES, versionOf } from "./engines";
import { hasPerformanceInsights } from "./instance-class";
import { logGroups } from "./log-groups";
import { monitoringRole } from "./monitoring-role";
import { parameterGroup } from "./parameter-group";
import { type Place, placeOf } from "./place";
import { problemsOf } from "./problems";
import { DEFAULTS, type RdsModuleProps, WINDOWS } from "./props";
import { type DatabaseSignal, databaseSignals } from "./signals";

/**
 * A PostgreSQL or MySQL instance: encrypted, private, over TLS, with a password that nobody sees, backups, logs and
 * insights.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateDBInstance".
 */
export class RdsModule extends Construct implements Connectable, Monitorable<DatabaseSignal>, Protectable {
  public readonly instance: DbInstance;
  public readonly parameterGroup: DbParameterGroup;
  public readonly subnetGroup: DbSubnetGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly monitoringRole: IamRole;
  /** By the name of the log: `postgresql`, `upgrade`; `error`, `slowquery`. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly signals: Signals<DatabaseSignal>;
  private readonly place: Place;
  private readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: RdsModuleProps) {
    super(scope, id);
    validate(this, problemsOf(props));
    const sizes = DEFAULTS[props.environment];
    const settings = withDefaults(props, sizes);
    const storage = withDefaults(props.storage ?? {}, { sizeGiB: sizes.sizeGiB });
    const backup = withDefaults(props.backup ?? {}, { ...sizes, window: WINDOWS.backup });
    const { maxSizeGiB = Math.min(storage.sizeGiB * 5, 65536) } = storage;
    const { subnets, encryptionKey } = props;
    const engine = ENGINES[props.engine];
    const version = versionOf(props.engine, props.engineVersion);
    const identifier = nameOf(this, 63);
    const port = props.port ?? engine.port;
    const insights = hasPerformanceInsights(props.engine, settings.instanceClass);
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    this.encryptionKey = encryptionKey;
    this.place = placeOf(this);

    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      namePrefix: `${nameOf(this, 100)}-`,
      description: "Database instance",
      vpcId: subnets.vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.connections = new Connections(this, this.securityGroup.id, port, subnets.vpcId);
    this.subnetGroup = new DbSubnetGroup(this, "SubnetGroup", {
      namePrefix: `${nameOf(this, 200)}-`,
      description: "Subnets of one database",
      subnetIds: [...subnets.subnetIds],
      tags,
    });
    this.parameterGroup = parameterGroup(this, props.engine, version.major, props.parameters ?? {}, tags);
    const retentionDays = settings.logRetentionDays;
    this.logGroups = logGroups(this, identifier, engine.logs, { retentionDays, encryptionKey, tags });
    const monitoring = monitoringRole(this, this.place, tags);
    this.monitoringRole = monitoring.role;

    this.instance = new DbInstance(this, "Default", {
      identifier,
      engine: props.engine,
      engineVersion: props.engineVersion,
      autoMinorVersionUpgrade: version.follows,
      allowMajorVersionUpgrade: true,
      instanceClass: settings.instanceClass,
      dbName: props.databaseName,
      username: props.masterUsername ?? engine.adminName,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: encryptionKey?.arn,
      iamDatabaseAuthenticationEnabled: true,
      port,
      dbSubnetGroupName: this.subnetGroup.name,
      vpcSecurityGroupIds: [this.securityGroup.id],
      publiclyAccessible: false,
      multiAz: settings.multiAz,
      storageType: "gp3",
      allocatedStorage: storage.sizeGiB,
      maxAllocatedStorage: maxSizeGiB > storage.sizeGiB ? maxSizeGiB : undefined,
      iops: storage.iops,
      storageThroughput: storage.throughput,
      storageEncrypted: true,
      kmsKeyId: encryptionKey?.arn,
      parameterGroupName: this.parameterGroup.name,
      backupRetentionPeriod: backup.retentionDays,
      backupWindow: backup.window,
      maintenanceWindow: props.maintenanceWindow ?? WINDOWS.maintenance,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: backup.skipFinalSnapshot,
      skipFinalSnapshot: backup.skipFinalSnapshot,
      finalSnapshotIdentifier: backup.skipFinalSnapshot ? undefined : `${identifier}-final`,
      deletionProtection: settings.deletionProtection,
      applyImmediately: props.environment === "dev",
      monitoringInterval: props.monitoringSeconds ?? 60,
      monitoringRoleArn: monitoring.role.arn,
      performanceInsightsEnabled: insights,
      performanceInsightsKmsKeyId: insights ? encryptionKey?.arn : undefined,
      enabledCloudwatchLogsExports: [...engine.logs],
      tags,
      dependsOn: [monitoring.permission, ...Object.values(this.logGroups)],
    });
    this.signals = databaseSignals(this.node.id, this.instance.identifier, {
      engine,
      instanceClass: settings.instanceClass,
      sizeGiB: storage.sizeGiB,
    });
  }

  get protection(): { readonly arn: string } {
    return { arn: this.instance.arn };
  }

  /** Host name, without the port. */
  get address(): string {
    return this.instance.address;
  }

  /** The secret with the master user's name and password, as RDS keeps it. */
  get secretArn(): string {
    return this.instance.masterUserSecret.get(0).secretArn;
  }

  /** Lets a role log in as a database user by IAM, without a password. The user is yours to create. */
  grantConnect(grantee: Grantable, user: string): IamRolePolicy {
    const { partition, region, account } = this.place;
    return grant(this, grantee, `Connect-${user}`, [
      {
        actions: ["rds-db:connect"],
        resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${this.instance.resourceId}/${user}`],
      },
    ]);
  }

  /** Lets a role read the master user's password, decryption included. */
  grantReadSecret(grantee: Grantable): IamRolePolicy {
    const read = {
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: [this.secretArn],
    };
    if (!this.encryptionKey) return grant(this, grantee, "ReadSecret", [read]);
    const conditions = {
      StringEquals: {
        "kms:ViaService": `secretsmanager.${this.place.region}.amazonaws.com`,
        "kms:EncryptionContext:SecretARN": this.secretArn,
      },
    };
    return grant(this, grantee, "ReadSecret", [
      read,
      { actions: ["kms:Decrypt"], resources: [this.encryptionKey.arn], conditions },
    ]);
  }
}
