import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2Stage, type Apigatewayv2StageRouteSettings } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { Apigatewayv2VpcLink } from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  dependOn,
  type Monitorable,
  moduleContext,
  parse,
  regionProblem,
  type Signals,
  warn,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { createAccessLog } from "./access-log";
import { corsConfiguration, corsWarnings } from "./cors";
import { type ApiDomain, addDomain, type DomainProps } from "./domain";
import {
  addHttpLambdaAuthorizer,
  addJwtAuthorizer,
  createJwtAuthorizer,
  type HttpAuthorizer,
  type HttpLambdaAuthorizerProps,
  type JwtAuthorizerProps,
} from "./http-authorizers";
import type { HttpContext, RouteAuthorization } from "./http-context";
import { argumentsOf, balancerRegionProblem } from "./http-integration";
import { addHttpRoute, type HttpRoute, type HttpRouteProps } from "./http-route";
import { formatOf } from "./log-fields";
import { type ApiGatewayModuleProps, HTTP_API } from "./props";
import { type ApiSignal, apiSignals } from "./signals";
import { throttleWarnings, throttling } from "./throttle";

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
  public readonly routes: ReadonlyMap<string, HttpRoute>;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly accessLog: CloudwatchLogGroup;
  public readonly signals: Signals<ApiSignal>;
  private readonly context: HttpContext;
  private readonly added = new Map<string, HttpRoute>();
  private readonly routeSettings: Apigatewayv2StageRouteSettings[] = [];
  private readonly disableExecuteApiEndpoint: boolean | undefined;

  constructor(scope: Construct, id: string, props: ApiGatewayModuleProps) {
    super(scope, id);
    const settings = parse(this, HTTP_API, props, {
      rules: [
        ({ subnets }) => regionProblem("subnets", this, subnets),
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
        ({ balancer }) => balancerRegionProblem("balancer", this, balancer),
      ],
    });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { balancer, subnets, serverName, authorization, disableExecuteApiEndpoint } = settings;
    const name = settings.name ?? context.name(128);
    const tags = context.tags();
    warn(this, ...corsWarnings(settings), ...throttleWarnings(settings));
    whileCreating(this, () => dependOnBalancer(this, balancer));
    this.routes = this.added;
    this.disableExecuteApiEndpoint = disableExecuteApiEndpoint;

    const { securityGroup, connections } = context.createSecurityGroup("Link of an API to its balancer", subnets.vpcId);
    this.securityGroup = securityGroup;
    this.connections = connections;
    whileCreating(this, () => connections.allowTo(balancer, 443));
    this.vpcLink = new Apigatewayv2VpcLink(this, "VpcLink", {
      name,
      securityGroupIds: [securityGroup.id],
      subnetIds: [...subnets.subnetIds],
      tags,
      // AWS does not delete a link while an integration uses it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.api = new Apigatewayv2Api(this, "Default", {
      name,
      protocolType: "HTTP",
      corsConfiguration: corsConfiguration(settings),
      disableExecuteApiEndpoint,
      tags,
    });
    this.integration = new Apigatewayv2Integration(this, "Integration", {
      apiId: this.api.id,
      ...argumentsOf({ balancer, serverName }, this.vpcLink.id),
    });
    const callers: RouteAuthorization =
      typeof authorization === "string"
        ? { authorizationType: authorization }
        : {
            authorizationType: "JWT",
            authorizerId: createJwtAuthorizer({ ...context, api: this.api }, undefined, authorization).id,
          };
    this.route = new Apigatewayv2Route(this, "DefaultRoute", {
      apiId: this.api.id,
      routeKey: "$default",
      target: `integrations/${this.integration.id}`,
      ...callers,
    });
    this.accessLog = createAccessLog(context, settings.accessLog);
    this.stage = new Apigatewayv2Stage(this, "Stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: this.accessLog.arn, format: formatOf(settings.accessLog.fields) },
      defaultRouteSettings: { detailedMetricsEnabled: true, ...throttling(settings) },
      tags,
    });
    this.context = {
      ...context,
      api: this.api,
      integration: this.integration,
      vpcLinkId: this.vpcLink.id,
      connections,
      authorization: callers,
    };
    this.signals = apiSignals(this.node.id, this.api.id);
  }

  /** Where callers find the API, unless it answers only to its domains. */
  get url(): string {
    return this.api.apiEndpoint;
  }

  /** A route with an answer, callers or limits of its own; everything else stays with the `$default` route. */
  addRoute(key: string, props: HttpRouteProps): HttpRoute {
    const { throttle, ...added } = addHttpRoute(this.context, this.routes, key, props);
    this.added.set(key, added);
    if (throttle) {
      const { routeKey } = added.route;
      this.routeSettings.push({ routeKey, detailedMetricsEnabled: true, ...throttling(throttle) });
      this.stage.putRouteSettings(this.routeSettings);
    }
    return added;
  }

  /** Lets bearers of an issuer's tokens into routes: `addRoute(…, { authorization: customers })`. */
  addJwtAuthorizer(key: string, props: JwtAuthorizerProps): HttpAuthorizer {
    return addJwtAuthorizer(this.context, key, props);
  }

  /** Asks a function who may call routes. */
  addLambdaAuthorizer(key: string, props: HttpLambdaAuthorizerProps): HttpAuthorizer {
    return addHttpLambdaAuthorizer(this.context, key, props);
  }

  /** A custom domain name for the API. The endpoint of AWS is closed, unless `disableExecuteApiEndpoint` is false. */
  addDomain(name: string, props: DomainProps): ApiDomain {
    const { disableExecuteApiEndpoint } = this;
    const domain = addDomain(this.context, name, props, {
      apiId: this.api.id,
      stage: this.stage.id,
      disableExecuteApiEndpoint,
    });
    this.api.disableExecuteApiEndpoint = disableExecuteApiEndpoint ?? true;
    return domain;
  }
}

/** The link and the `$default` route live with the API. */
function dependOnBalancer(api: Construct, { connections }: Connectable): void {
  const call = `${api.node.path} with the balancer ${connections.scope.node.path}`;
  const remedy = "put the API into the stack of its balancer, or into one that the balancer does not depend on";
  dependOn(api, connections.scope, call, remedy);
}
