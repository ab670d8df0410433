import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { Apigatewayv2VpcLink } from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  Connections,
  type Monitorable,
  nameOf,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { accessLog, FORMAT } from "./access-log";
import { authorize } from "./authorization";
import { type ApiGatewayModuleProps, DEFAULTS, problemsOf } from "./props";
import { type ApiSignal, apiSignals } from "./signals";

/**
 * An HTTP API in front of a balancer, through a link into the VPC: throttled, logged as JSON, over TLS on both sides.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "Quotas for HTTP APIs".
 */
export class ApiGatewayModule extends Construct implements Connectable, Monitorable<ApiSignal> {
  public readonly api: Apigatewayv2Api;
  public readonly stage: Apigatewayv2Stage;
  public readonly vpcLink: Apigatewayv2VpcLink;
  public readonly integration: Apigatewayv2Integration;
  public readonly route: Apigatewayv2Route;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly accessLog: CloudwatchLogGroup;
  public readonly signals: Signals<ApiSignal>;

  constructor(scope: Construct, id: string, props: ApiGatewayModuleProps) {
    super(scope, id);
    validate(this, problemsOf(props));
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const { balancer, subnets, corsOrigins } = props;
    const tags = { ...props.tags, Name: nameOf(this, 255) };

    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      namePrefix: `${nameOf(this, 100)}-`,
      description: "Link of an API to its balancer",
      vpcId: subnets.vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.connections = new Connections(this, this.securityGroup.id, undefined, subnets.vpcId);
    this.vpcLink = new Apigatewayv2VpcLink(this, "VpcLink", {
      name: nameOf(this, 128),
      securityGroupIds: [this.securityGroup.id],
      subnetIds: [...subnets.subnetIds],
      tags,
    });
    this.api = new Apigatewayv2Api(this, "Default", {
      name: nameOf(this, 128),
      protocolType: "HTTP",
      corsConfiguration: corsOrigins && {
        allowOrigins: [...corsOrigins],
        allowMethods: ["*"],
        allowHeaders: ["authorization", "content-type"],
      },
      tags,
    });
    this.integration = new Apigatewayv2Integration(this, "Integration", {
      apiId: this.api.id,
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: balancer.listenerArn,
      connectionType: "VPC_LINK",
      connectionId: this.vpcLink.id,
      tlsConfig: { serverNameToVerify: props.serverName },
    });
    this.route = new Apigatewayv2Route(this, "DefaultRoute", {
      apiId: this.api.id,
      routeKey: "$default",
      target: `integrations/${this.integration.id}`,
      ...authorize(this, this.api.id, props.authorization),
    });
    this.accessLog = accessLog(this, {
      retentionDays: settings.logRetentionDays,
      encryptionKey: props.encryptionKey,
      tags,
    });
    this.stage = new Apigatewayv2Stage(this, "Stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: this.accessLog.arn, format: FORMAT },
      defaultRouteSettings: {
        detailedMetricsEnabled: true,
        throttlingRateLimit: settings.rateLimit,
        throttlingBurstLimit: props.burstLimit ?? settings.rateLimit * 2,
      },
      tags,
    });
    this.connections.allowTo(balancer, 443);
    this.signals = apiSignals(this.node.id, this.api.id);
  }

  /** Where callers find the API. */
  get url(): string {
    return this.api.apiEndpoint;
  }
}
