import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
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
  type Monitorable,
  type Protectable,
  parse,
  type Signals,
} from "@plinth/core";
import { Construct } from "constructs";
import { addProxy, type ProxyOptions } from "../add-proxy";
import type { BucketRef, BucketRole } from "../bucket-access";
import type { Facts } from "../facts";
import { grantConnect } from "../grant-connect";
import { insightsArguments } from "../insights";
import { rotation } from "../password";
import type { DatabaseProxy } from "../proxy";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "../publish-connection";
import { readSecrets } from "../read-secret";
import { addEndpoint, type CustomEndpoint, type EndpointOptions } from "./add-endpoint";
import { AURORA_CLUSTER, type AuroraModuleProps, type AuroraSettings } from "./aurora-props";
import { serverless } from "./capacity";
import { type Base, base } from "./cluster";
import { AURORA, type ClusterEngine } from "./engines";
import { factsOf } from "./facts";
import { AuroraInstance, addReader, type ClusterOfInstance, type ReaderOptions } from "./reader";
import { type ReaderScalingOptions, scaleReaders } from "./scale-readers";
import { type AuroraSignal, auroraSignals } from "./signals";
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
  public readonly monitoringRole: IamRole;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`; `audit`, `error`, `slowquery`. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly signals: Signals<AuroraSignal>;
  public readonly port: number;
  private readonly settings: AuroraSettings;
  private readonly engine: ClusterEngine;
  private readonly base: Base;

  constructor(scope: Construct, id: string, props: AuroraModuleProps) {
    super(scope, id);
    this.settings = parse(this, AURORA_CLUSTER, props);
    this.engine = AURORA[this.settings.engine];
    this.base = base(this, this.engine, this.settings);
    const { capacity, multiAz, insights, encryptionKey, passwordRotation, backtrackHours = 0 } = this.settings;
    this.securityGroup = this.base.securityGroup;
    this.connections = this.base.connections;
    this.subnetGroup = this.base.subnetGroup;
    this.parameterGroup = this.base.parameterGroup;
    this.logGroups = this.base.logGroups;
    this.monitoringRole = this.base.monitoring.role;
    this.port = this.base.port;

    this.cluster = new RdsCluster(this, "Default", {
      ...this.base.arguments,
      storageType: this.settings.ioOptimized ? "aurora-iopt1" : undefined,
      backtrackWindow: backtrackHours > 0 ? backtrackHours * 3600 : undefined,
      enableHttpEndpoint: this.settings.dataApi,
      enableLocalWriteForwarding: this.settings.writeForwarding,
      serverlessv2ScalingConfiguration: serverless(capacity),
      ...(insights.advanced
        ? { databaseInsightsMode: "advanced", ...insightsArguments(true, insights, encryptionKey) }
        : {}),
    });
    this.primary = new AuroraInstance(this, "Primary", this.ofInstance, { promotionTier: 0 });
    this.standby = multiAz ? new AuroraInstance(this, "Standby", this.ofInstance, { promotionTier: 0 }) : undefined;
    if (passwordRotation) this.rotation = rotation(this, this.secretArn, passwordRotation);
    this.signals = auroraSignals(this.node.id, this.cluster.clusterIdentifier, this.engine, capacity);
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
    return scaleReaders(this, this.cluster, [this.primary.instance], options);
  }

  /** A host name for some of the readers. */
  addEndpoint(key: string, options: EndpointOptions): CustomEndpoint {
    return addEndpoint(this, { id: this.cluster.id, port: this.port, tags: this.base.tags }, key, options);
  }

  /** A pool of connections in front of the writer. */
  addProxy(key: string, options: ProxyOptions = {}): DatabaseProxy {
    return addProxy(this, this.facts, key, options);
  }

  /** Lets Aurora PostgreSQL read objects with `aws_s3.table_import_from_s3`. */
  importFrom(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.cluster.id, this.settings.engine, this.base, "import", bucket, prefix);
  }

  /** Lets Aurora PostgreSQL write objects with `aws_s3.query_export_to_s3`. */
  exportTo(bucket: BucketRef, prefix = ""): BucketRole {
    return useBucket(this, this.cluster.id, this.settings.engine, this.base, "export", bucket, prefix);
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
    return grant(this, grantee, "ReadSecret", readSecrets(this.base.place, [{ arn: this.secretArn, encryptionKey }]));
  }

  private get ofInstance(): ClusterOfInstance {
    const { base, engine, settings } = this;
    return { clusterId: this.cluster.id, base, engine, settings };
  }

  private get facts(): Facts {
    return factsOf(this.cluster, this.settings, this.base, this.engine, this.settings.capacity.instanceClass ?? "");
  }
}
