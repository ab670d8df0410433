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
  type Signals,
  validate,
} from "@plinth/core";
import { Construct } from "constructs";
import { addProxy } from "../add-proxy";
import type { Facts } from "../facts";
import { grantConnect } from "../grant-connect";
import { insightsOf } from "../insights";
import { rotation } from "../password";
import type { DatabaseProxy, ProxyOptions } from "../proxy";
import { type ConnectionOptions, type ConnectionParameter, publishConnection } from "../publish-connection";
import { readSecrets } from "../read-secret";
import { type Base, base } from "./cluster";
import { type ClusterEngine, MULTI_AZ } from "./engines";
import { factsOf } from "./facts";
import { multiAzProblems } from "./problems";
import { CLUSTER_DEFAULTS, type MultiAzClusterModuleProps } from "./props";
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
  private readonly props: MultiAzClusterModuleProps;
  private readonly engine: ClusterEngine;
  private readonly instanceClass: string;
  private readonly base: Base;

  constructor(scope: Construct, id: string, props: MultiAzClusterModuleProps) {
    super(scope, id);
    this.engine = MULTI_AZ[props.engine];
    validate(this, multiAzProblems(props, this.engine));
    const { instanceClass = CLUSTER_DEFAULTS[props.environment].instanceClass, storage = {} } = props;
    const { sizeGiB = 100, iops = 3000 } = storage;
    this.props = props;
    this.instanceClass = instanceClass;
    this.base = base(this, this.engine, props);
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
      allocatedStorage: sizeGiB,
      iops,
      caCertificateIdentifier: props.caCertificate,
      monitoringInterval: props.monitoringSeconds ?? 60,
      monitoringRoleArn: monitoring.role.arn,
      ...insightsOf(true, props.insights, props.encryptionKey),
      databaseInsightsMode: props.insights?.advanced ? "advanced" : undefined,
      dependsOn: [monitoring.permission, ...Object.values(this.logGroups)],
    });
    if (props.passwordRotation) this.rotation = rotation(this, this.secretArn, props.passwordRotation);
    this.signals = multiAzClusterSignals(this.node.id, this.cluster.clusterIdentifier, {
      engine: this.engine,
      instanceClass,
      sizeGiB,
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
    const { encryptionKey } = this.props;
    return grant(this, grantee, "ReadSecret", readSecrets(this.base.place, [{ arn: this.secretArn, encryptionKey }]));
  }

  private get facts(): Facts {
    return factsOf(this.cluster, this.props, this.base, this.engine, this.instanceClass);
  }
}
