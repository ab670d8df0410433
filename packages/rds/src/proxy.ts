import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbProxy } from "@cdktf/provider-aws/lib/db-proxy";
import { DbProxyDefaultTargetGroup } from "@cdktf/provider-aws/lib/db-proxy-default-target-group";
import { DbProxyTarget } from "@cdktf/provider-aws/lib/db-proxy-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  assumedBy,
  type Connectable,
  type Connections,
  type Grantable,
  type Monitorable,
  moduleContext,
  policyDocument,
  readSecrets,
  type Signals,
  type SubnetsRef,
} from "@plinth/core";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import type { DatabaseContext, IamLogin } from "./database-context";
import { grantConnect } from "./grant-connect";
import type { ProxySettings } from "./proxy-options";
import { rdsMetric } from "./signals";

export type ProxySignal = "clients" | "connections" | "failedConnections" | "borrowLatency";

/** A pool of connections that outlives the failover of the database, with a role, a group and logs of its own. */
export class DatabaseProxy extends Construct implements Connectable, Monitorable<ProxySignal> {
  public readonly proxy: DbProxy;
  public readonly targetGroup: DbProxyDefaultTargetGroup;
  public readonly target: DbProxyTarget;
  public readonly role: IamRole;
  public readonly logGroup: CloudwatchLogGroup;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly signals: Signals<ProxySignal>;
  public readonly port: number;
  private readonly login: IamLogin;

  constructor(scope: Construct, id: string, database: DatabaseContext, settings: ProxySettings) {
    super(scope, id);
    const { subnets, encryptionKey } = database.settings;
    const context = moduleContext(this, { ...database.settings, baseName: settings.name });
    const { maxConnectionsPercent, login } = settings;
    const secrets = [{ arn: database.secretArn, encryptionKey }, ...settings.secrets];
    const name = settings.name ?? `${context.name(54)}-${hashOf(subnets)}`;
    this.port = database.port;

    const network = context.createSecurityGroup("Database proxy", subnets.vpcId, database.port);
    this.securityGroup = network.securityGroup;
    this.connections = network.connections;
    this.connections.allowTo(database);
    this.role = new IamRole(this, "Role", {
      namePrefix: `${context.name(37)}-`,
      assumeRolePolicy: assumedBy("rds.amazonaws.com", {
        StringEquals: { "aws:SourceAccount": context.aws.accountId },
      }),
      tags: context.tags(),
    });
    const permission = new IamRolePolicy(this, "Policy", {
      role: this.role.name,
      name: "read-secrets",
      policy: policyDocument(readSecrets(context.aws, secrets)),
    });
    this.logGroup = context.createLogGroup("LogGroup", `/aws/rds/proxy/${name}`);
    this.proxy = new DbProxy(this, "Default", {
      name,
      engineFamily: database.proxyFamily ?? "",
      requireTls: true,
      roleArn: this.role.arn,
      vpcSubnetIds: Token.asList(subnets.subnetIds),
      vpcSecurityGroupIds: [this.securityGroup.id],
      idleClientTimeout: settings.idleClientSeconds,
      auth: secrets.map(({ arn }) => ({
        authScheme: "SECRETS",
        iamAuth: login === "iam" ? "REQUIRED" : "DISABLED",
        secretArn: arn,
      })),
      tags: context.tags(),
      dependsOn: [permission, this.logGroup],
      lifecycle: settings.name === undefined ? { createBeforeDestroy: true } : undefined,
    });
    this.targetGroup = new DbProxyDefaultTargetGroup(this, "TargetGroup", {
      dbProxyName: this.proxy.name,
      connectionPoolConfig: {
        maxConnectionsPercent,
        maxIdleConnectionsPercent: settings.maxIdleConnectionsPercent ?? Math.floor(maxConnectionsPercent / 2),
        connectionBorrowTimeout: settings.borrowSeconds,
        initQuery: settings.initQuery,
      },
    });
    this.target = new DbProxyTarget(this, "Target", {
      dbProxyName: this.proxy.name,
      targetGroupName: this.targetGroup.name,
      ...database.target,
    });
    // The id in permissions to connect is the last part of the ARN: `prx-…`.
    const resourceId = Token.asString(Fn.element(Fn.split(":", this.proxy.arn), 6));
    this.login = { context, resourceId, hasIamLogin: login === "iam" };
    const { maxConnections } = database;
    const limit = maxConnections && (maxConnections * maxConnectionsPercent) / 100;
    this.signals = proxySignals(this.node.path, this.proxy.name, limit);
  }

  /** Host name, without the port. */
  get address(): string {
    return this.proxy.endpoint;
  }

  /** Lets a role log in to the proxy as a database user by IAM, without a password. */
  grantConnect(grantee: Grantable, user: string): IamRolePolicy {
    return grantConnect(this.login, grantee, user);
  }
}

/** Of what forces a replacement, so that the name of the new proxy is not taken. Terraform computes it, for ids that it creates. */
function hashOf({ subnetIds }: SubnetsRef): string {
  return Token.asString(Fn.substr(Fn.sha256(Fn.join(",", Fn.sort(Token.asList(subnetIds)))), 0, 8));
}

/** Names: AWS docs, "Monitoring RDS Proxy metrics with Amazon CloudWatch". */
function proxySignals(id: string, name: string, maxConnections: number | undefined): Signals<ProxySignal> {
  const metric = (metricName: string, unit: string, statistic?: "Sum" | "Maximum" | "Average") =>
    rdsMetric({ ProxyName: name }, metricName, unit, statistic);
  return {
    clients: { title: `Clients of ${id}`, metric: metric("ClientConnections", "Count", "Sum") },
    connections: {
      title: `Connections of ${id}`,
      metric: metric("DatabaseConnections", "Count", "Maximum"),
      limit:
        maxConnections === undefined
          ? undefined
          : { above: Math.floor(maxConnections * 0.8), periods: 3, missing: "notBreaching" },
    },
    failedConnections: {
      title: `Failed connections of ${id}`,
      metric: metric("DatabaseConnectionsSetupFailed", "Count", "Sum"),
      limit: { above: 0, periods: 3, missing: "notBreaching" },
    },
    borrowLatency: {
      title: `Wait for a connection of ${id}`,
      metric: metric("DatabaseConnectionsBorrowLatency", "Microseconds"),
      limit: { above: 1_000_000, periods: 3, missing: "notBreaching" },
    },
  };
}
