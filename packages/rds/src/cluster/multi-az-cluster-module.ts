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
import type { DatabaseContext } from "../database-context";
import { grantConnect } from "../grant-connect";
import { insightsArguments } from "../insights";
import type { LogGroups } from "../log-groups";
import { permissions } from "../monitoring-role";
import { createRotation } from "../password";
import type { DatabaseProxy } from "../proxy";
import type { ProxyOptions } from "../proxy-options";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "../publish-connection";
import { regionRules } from "../regions";
import { connectionsOf } from "../signals";
import { databaseWarnings } from "../warnings";
import { type ClusterEngine, MULTI_AZ } from "./engines";
import { MULTI_AZ_CLUSTER, type MultiAzClusterModuleProps, type MultiAzClusterSettings } from "./props";
import { type MultiAzClusterSignal, multiAzClusterSignals } from "./signals";
import { clusterArguments, createClusterSupport } from "./support";

/**
 * A Multi-AZ DB cluster of PostgreSQL or MySQL: a writer and two standbys that answer reads, each in a zone of its own, with
 * local disks for the log of transactions. It commits faster than a Multi-AZ instance, and fails over in about 35 seconds.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "Multi-AZ DB cluster deployments for Amazon RDS".
 */
export class MultiAzClusterModule
  extends Construct
  implements Connectable, Monitorable<MultiAzClusterSignal>, Protectable
{
  public readonly cluster: RdsCluster;
  public readonly parameterGroup: RdsClusterParameterGroup;
  public readonly subnetGroup: DbSubnetGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  /** Writes the readings of the operating system; none where `monitoringSeconds` is 0. */
  public readonly monitoringRole: IamRole | undefined;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`, `upgrade`; `error`, `slowquery`. */
  public readonly logGroups: LogGroups;
  public readonly signals: Signals<MultiAzClusterSignal>;
  public readonly port: number;
  private readonly settings: MultiAzClusterSettings;
  private readonly engine: ClusterEngine;
  private readonly context: ModuleContext;

  constructor(scope: Construct, id: string, props: MultiAzClusterModuleProps) {
    super(scope, id);
    this.settings = parse(this, MULTI_AZ_CLUSTER, props, { rules: regionRules(this) });
    this.context = moduleContext(this, { ...this.settings, baseName: this.settings.clusterIdentifier });
    warn(this, ...databaseWarnings(this.settings, this.settings.passwordRotation));
    this.engine = MULTI_AZ[this.settings.engine];
    const { context, engine, settings } = this;
    const support = createClusterSupport(context, engine, settings);
    this.securityGroup = support.securityGroup;
    this.connections = support.connections;
    this.subnetGroup = support.subnetGroup;
    this.parameterGroup = support.parameterGroup;
    this.logGroups = support.logGroups;
    this.monitoringRole = support.monitoring?.role;
    this.port = support.port;

    const { instanceClass, storage, insights, passwordRotation } = settings;
    this.cluster = new RdsCluster(this, "Default", {
      ...clusterArguments(context, engine, settings, support),
      dbClusterInstanceClass: instanceClass,
      storageType: "io2",
      allocatedStorage: storage.sizeGiB,
      iops: storage.iops,
      caCertificateIdentifier: settings.caCertificate,
      monitoringInterval: settings.monitoringSeconds,
      monitoringRoleArn: this.monitoringRole?.arn,
      ...insightsArguments(true, insights, settings.encryptionKey),
      databaseInsightsMode: insights.advanced ? "advanced" : undefined,
      dependsOn: [...permissions(support.monitoring), ...Object.values(this.logGroups)],
    });
    if (passwordRotation) this.rotation = createRotation(this, this.secretArn, passwordRotation);
    this.signals = multiAzClusterSignals(this.node.id, this.cluster.clusterIdentifier, {
      engine,
      instanceClass,
      sizeGiB: storage.sizeGiB,
    });
  }

  get protection(): { readonly arn: string } {
    return { arn: this.cluster.arn };
  }

  /** Host name of the writer, without the port. */
  get address(): string {
    return this.cluster.endpoint;
  }

  /** Host name of the two readers, without the port. */
  get readerAddress(): string {
    return this.cluster.readerEndpoint;
  }

  /** The secret with the master user's name and password, as RDS keeps it. */
  get secretArn(): string {
    return this.cluster.masterUserSecret.get(0).secretArn;
  }

  /** A pool of connections in front of the writer. */
  addProxy(key: string, options: ProxyOptions = {}): DatabaseProxy {
    return addProxy(this.database, key, options);
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
      maxConnections: connectionsOf(engine, settings.instanceClass),
    };
  }
}
