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
import type { Facts } from "../facts";
import { grantConnect } from "../grant-connect";
import { insightsArguments } from "../insights";
import { rotation } from "../password";
import type { DatabaseProxy } from "../proxy";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "../publish-connection";
import { readSecrets } from "../read-secret";
import { type Base, base } from "./cluster";
import { type ClusterEngine, MULTI_AZ } from "./engines";
import { factsOf } from "./facts";
import { MULTI_AZ_CLUSTER, type MultiAzClusterModuleProps, type MultiAzClusterSettings } from "./props";
import { type MultiAzClusterSignal, multiAzClusterSignals } from "./signals";

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
  public readonly monitoringRole: IamRole;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** By the name of the log: `postgresql`, `upgrade`; `error`, `slowquery`. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly signals: Signals<MultiAzClusterSignal>;
  public readonly port: number;
  private readonly settings: MultiAzClusterSettings;
  private readonly engine: ClusterEngine;
  private readonly base: Base;

  constructor(scope: Construct, id: string, props: MultiAzClusterModuleProps) {
    super(scope, id);
    this.settings = parse(this, MULTI_AZ_CLUSTER, props);
    this.engine = MULTI_AZ[this.settings.engine];
    this.base = base(this, this.engine, this.settings);
    const { instanceClass, storage, insights, passwordRotation } = this.settings;
    this.securityGroup = this.base.securityGroup;
    this.connections = this.base.connections;
    this.subnetGroup = this.base.subnetGroup;
    this.parameterGroup = this.base.parameterGroup;
    this.logGroups = this.base.logGroups;
    this.monitoringRole = this.base.monitoring.role;
    this.port = this.base.port;

    const { monitoring, arguments: shared } = this.base;
    this.cluster = new RdsCluster(this, "Default", {
      ...shared,
      dbClusterInstanceClass: instanceClass,
      storageType: "io2",
      allocatedStorage: storage.sizeGiB,
      iops: storage.iops,
      caCertificateIdentifier: this.settings.caCertificate,
      monitoringInterval: this.settings.monitoringSeconds,
      monitoringRoleArn: monitoring.role.arn,
      ...insightsArguments(true, insights, this.settings.encryptionKey),
      databaseInsightsMode: insights.advanced ? "advanced" : undefined,
      dependsOn: [monitoring.permission, ...Object.values(this.logGroups)],
    });
    if (passwordRotation) this.rotation = rotation(this, this.secretArn, passwordRotation);
    this.signals = multiAzClusterSignals(this.node.id, this.cluster.clusterIdentifier, {
      engine: this.engine,
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
    return addProxy(this, this.facts, key, options);
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

  private get facts(): Facts {
    return factsOf(this.cluster, this.settings, this.base, this.engine, this.settings.instanceClass);
  }
}
