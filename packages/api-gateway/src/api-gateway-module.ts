import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2Stage, type Apigatewayv2StageRouteSettings } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
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
import { accessLog, HTTP_LOG_FIELDS } from "./access-log";
import { authorize } from "./authorization";
import { corsConfiguration } from "./cors";
import { type ApiDomain, type DomainProps, domain, domainProblems } from "./domain";
import {
  type HttpAuthorizer,
  type HttpLambdaAuthorizerProps,
  httpLambdaAuthorizer,
  httpLambdaProblems,
  type JwtAuthorizerProps,
  jwtAuthorizer,
  jwtProblems,
} from "./http-authorizers";
import { type HttpRoute, type HttpRouteContext, type HttpRouteProps, httpRoute, httpRouteProblems } from "./http-route";
import { formatOf } from "./log-fields";
import { keyProblem } from "./paths";
import { type ApiGatewayModuleProps, DEFAULTS, problemsOf } from "./props";
import { type ApiSignal, apiSignals } from "./signals";
import { throttling } from "./throttle";

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
  /** Takes every request that no other route takes. */
  public readonly route: Apigatewayv2Route;
  /** By key, as they were added. */
  public readonly routes: ReadonlyMap<string, HttpRoute> = new Map();
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly accessLog: CloudwatchLogGroup;
  public readonly signals: Signals<ApiSignal>;
  private readonly context: HttpRouteContext;
  private readonly throttled: Apigatewayv2StageRouteSettings[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApiGatewayModuleProps,
  ) {
    super(scope, id);
    validate(this, problemsOf(props));
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const { balancer, encryptionKey, subnets } = props;
    const tags = this.tags;

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
      // AWS does not delete a link while an integration uses it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.api = new Apigatewayv2Api(this, "Default", {
      name: nameOf(this, 128),
      protocolType: "HTTP",
      corsConfiguration: corsConfiguration(props.corsOrigins, props.cors),
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
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
    const authorization = authorize(this, this.api.id, props.authorization);
    this.route = new Apigatewayv2Route(this, "DefaultRoute", {
      apiId: this.api.id,
      routeKey: "$default",
      target: `integrations/${this.integration.id}`,
      ...authorization,
    });
    const { logRetentionDays: retentionDays } = settings;
    this.accessLog = accessLog(this, { retentionDays, encryptionKey, ...props.accessLog, tags });
    this.stage = new Apigatewayv2Stage(this, "Stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: {
        destinationArn: this.accessLog.arn,
        format: formatOf(props.accessLog?.fields ?? HTTP_LOG_FIELDS),
      },
      defaultRouteSettings: { detailedMetricsEnabled: true, ...throttling(settings) },
      tags,
    });
    this.context = { api: this.api, integration: this.integration, vpcLinkId: this.vpcLink.id, authorization };
    this.connections.allowTo(balancer, 443);
    this.signals = apiSignals(this.node.id, this.api.id);
  }

  /** Where callers find the API, unless it answers only to its domains. */
  get url(): string {
    return this.api.apiEndpoint;
  }

  private get tags(): Record<string, string> {
    return { ...this.props.tags, Name: nameOf(this, 255) };
  }

  /** A route with an answer, callers or limits of its own; everything else stays with the `$default` route. */
  addRoute(key: string, props: HttpRouteProps): HttpRoute {
    validate(this, httpRouteProblems(this, key, props, this.routes), `addRoute("${key}")`);
    const made = httpRoute(this, key, props, this.context);
    (this.routes as Map<string, HttpRoute>).set(key, made);
    if (props.integration && "balancer" in props.integration) this.connections.allowTo(props.integration.balancer, 443);
    if (props.throttle) {
      const { routeKey } = made.route;
      this.throttled.push({ routeKey, detailedMetricsEnabled: true, ...throttling(props.throttle) });
      this.stage.putRouteSettings(this.throttled);
    }
    return made;
  }

  /** Lets bearers of an issuer's tokens into routes: `addRoute(…, { authorization: customers })`. */
  addJwtAuthorizer(key: string, props: JwtAuthorizerProps): HttpAuthorizer {
    validate(this, [keyProblem(key), ...jwtProblems("", props)], `addJwtAuthorizer("${key}")`);
    return jwtAuthorizer(this, key, this.api.id, props);
  }

  /** Asks a function who may call routes. */
  addLambdaAuthorizer(key: string, props: HttpLambdaAuthorizerProps): HttpAuthorizer {
    validate(this, [keyProblem(key), ...httpLambdaProblems(props)], `addLambdaAuthorizer("${key}")`);
    return httpLambdaAuthorizer(this, key, this.api, props);
  }

  /** A name of one's own for the API. The endpoint of AWS is closed, unless `disableExecuteApiEndpoint` is false. */
  addDomain(name: string, props: DomainProps): ApiDomain {
    const { disableExecuteApiEndpoint: disable } = this.props;
    validate(this, domainProblems(name, props, disable), `addDomain("${name}")`);
    this.api.disableExecuteApiEndpoint = disable ?? true;
    return domain(this, name, props, { apiId: this.api.id, name: this.stage.id }, this.tags);
  }
}
