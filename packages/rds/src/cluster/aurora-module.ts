import type { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import type { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
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
import { addProxy } from "../add-proxy";
import type { BucketRef, BucketRole } from "../bucket-access";
import type { DatabaseContext } from "../database-context";
import { grantConnect } from "../grant-connect";
import { insightsArguments } from "../insights";
import type { LogGroups } from "../log-groups";
import { createRotation } from "../password";
import type { DatabaseProxy } from "../proxy";
import type { ProxyOptions } from "../proxy-options";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "../publish-connection";
import { regionRules } from "../regions";
import { connectionsOf } from "../signals";
import { databaseWarnings } from "../warnings";
import { addEndpoint, type CustomEndpoint, type EndpointOptions } from "./add-endpoint";
import { AURORA_CLUSTER, type AuroraModuleProps, type AuroraSettings, SERVERLESS } from "./aurora-props";
import { serverless } from "./capacity";
import { AURORA, type ClusterEngine } from "./engines";
import { AuroraInstance, addReader, type InstanceContext, type ReaderOptions } from "./reader";
import { type ReaderScalingOptions, scaleReaders } from "./scale-readers";
import { type AuroraSignal, auroraSignals } from "./signals";
import { clusterArguments, createClusterSupport } from "./support";
import { useBucket } from "./use-bucket";

/**
 * An Aurora cluster of PostgreSQL or MySQL, with instances of a class or of capacity that follows the load: encrypted,
 * private, over TLS, with a password that nobody sees, backups, logs and insights.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateDBCluster".
 */
export class AuroraModule extends Construct implements Connectable, Monitorable<AuroraSignal>, Protectable {
  public readonly cluster: RdsCluster;
  /** The first instance, which begins as the writer. */
  public readonly primary: AuroraInstance;
  /** The instance that takes over, in production. */
  public readonly standby: AuroraInstance | undefined;
  public readonly parameterGroup: RdsClusterParameterGroup;
  public readonly subnetGroup: DbSubnetGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  /** Writes the readings of the operating system; none where `monitoringSeconds` is 0. */
  public readonly monitoringRole: IamRole | undefined;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`; `audit`, `error`, `slowquery`. */
  public readonly logGroups: LogGroups;
  public readonly signals: Signals<AuroraSignal>;
  public readonly port: number;
  private readonly settings: AuroraSettings;
  private readonly engine: ClusterEngine;
  private readonly context: ModuleContext;
  private readonly ofInstance: InstanceContext;

  constructor(scope: Construct, id: string, props: AuroraModuleProps) {
    super(scope, id);
    this.settings = parse(this, AURORA_CLUSTER, props, { rules: regionRules(this) });
    this.context = moduleContext(this, { ...this.settings, baseName: this.settings.clusterIdentifier });
    warn(this, ...databaseWarnings(this.settings, this.settings.passwordRotation));
    this.engine = AURORA[this.settings.engine];
    const { context, engine, settings } = this;
    const support = createClusterSupport(context, engine, settings);
    this.securityGroup = support.securityGroup;
    this.connections = support.connections;
    this.subnetGroup = support.subnetGroup;
    this.parameterGroup = support.parameterGroup;
    this.logGroups = support.logGroups;
    this.monitoringRole = support.monitoring?.role;
    this.port = support.port;

    const { capacity, backtrackHours = 0, insights, passwordRotation } = settings;
    this.cluster = new RdsCluster(this, "Default", {
      ...clusterArguments(context, engine, settings, support),
      storageType: settings.ioOptimized ? "aurora-iopt1" : undefined,
      backtrackWindow: backtrackHours > 0 ? backtrackHours * 3600 : undefined,
      enableHttpEndpoint: settings.dataApi,
      enableLocalWriteForwarding: settings.writeForwarding,
      serverlessv2ScalingConfiguration: serverless(capacity),
      ...(insights.advanced
        ? { databaseInsightsMode: "advanced", ...insightsArguments(true, insights, settings.encryptionKey) }
        : {}),
    });
    this.ofInstance = { clusterId: this.cluster.id, engine, settings, support };
    this.primary = new AuroraInstance(this, "Primary", this.ofInstance, { promotionTier: 0 });
    this.standby = settings.multiAz
      ? new AuroraInstance(this, "Standby", this.ofInstance, { promotionTier: 0 })
      : undefined;
    if (passwordRotation) this.rotation = createRotation(this, this.secretArn, passwordRotation);
    this.signals = auroraSignals(this.node.id, this.cluster.clusterIdentifier, engine, capacity);
  }

  get protection(): { readonly arn: string } {
    return { arn: this.cluster.arn };
  }

  /** Host name of the writer, without the port. */
  get address(): string {
    return this.cluster.endpoint;
  }

  /** Host name of all readers, without the port; the writer's when there are none. */
  get readerAddress(): string {
    return this.cluster.readerEndpoint;
  }

  /** The secret with the master user's name and password, as RDS keeps it. */
  get secretArn(): string {
    return this.cluster.masterUserSecret.get(0).secretArn;
  }

  /** A further instance that answers reads. */
  addReader(key: string, options: ReaderOptions = {}): AuroraInstance {
    return addReader(this, this.ofInstance, key, options);
  }

  /** Adds and removes readers with the load, besides those that are declared. */
  scaleReaders(options: ReaderScalingOptions): ReturnType<typeof scaleReaders> {
    return scaleReaders(this.context, this.cluster, [this.primary.instance], options);
  }

  /** A host name for some of the readers. */
  addEndpoint(key: string, options: EndpointOptions): CustomEndpoint {
    return addEndpoint(this, this.cluster.id, this.settings, key, options);
  }

  /** A pool of connections in front of the writer. */
  addProxy(key: string, options: ProxyOptions = {}): DatabaseProxy {
    return addProxy(this.database, key, options);
  }

  /** Lets Aurora PostgreSQL read objects with `aws_s3.table_import_from_s3`. */
  importFrom(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.cluster.id, this.settings, "import", bucket, prefix);
  }

  /** Lets Aurora PostgreSQL write objects with `aws_s3.query_export_to_s3`. */
  exportTo(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.cluster.id, this.settings, "export", bucket, prefix);
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

  private get database(): DatabaseContext {
    const { cluster, context, settings, engine, connections, address, port, secretArn } = this;
    return {
      ...{ context, settings, connections, address, port, secretArn },
      masterUsername: cluster.masterUsername,
      resourceId: cluster.clusterResourceId,
      hasIamLogin: true,
      target: { dbClusterIdentifier: cluster.id },
      proxyFamily: engine.proxyFamily,
      maxConnections: connectionsOf(engine, settings.capacity.instanceClass ?? SERVERLESS),
    };
  }
}
