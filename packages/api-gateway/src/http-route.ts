import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { type Connectable, matches, must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { type FunctionRef, permitInvoke } from "./functions";
import type { HttpAuthorizer } from "./http-authorizers";
import { type HttpMethod, keyProblem, pathProblems, permissionPath } from "./paths";
import { type Throttle, throttleProblems } from "./throttle";

export interface HttpRouteProps {
  readonly method: HttpMethod;
  /** `/orders/{id}`, or `/files/{proxy+}` for everything below. */
  readonly path: string;
  /** What answers. @default - the balancer of the API */
  readonly integration?: HttpIntegration;
  /** Who may call. @default - as the API's `authorization` says */
  readonly authorization?: "AWS_IAM" | "NONE" | HttpAuthorizer;
  /** Scopes of which a token must have one. @default - those of the authorizer */
  readonly scopes?: readonly string[];
  /** Limits of this route alone. @default - the limits of the API */
  readonly throttle?: Throttle;
}

/** A function, an address on the internet, or another balancer behind the same link. */
export type HttpIntegration =
  | { readonly function: FunctionRef }
  | { readonly url: string }
  | { readonly balancer: Connectable & { readonly listenerArn: string }; readonly serverName: string };

export interface HttpRoute {
  readonly route: Apigatewayv2Route;
  /** Only where it is not the integration of the API. */
  readonly integration?: Apigatewayv2Integration;
  /** Only for functions. */
  readonly permission?: LambdaPermission;
}

export const HOST_NAME = /^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/i;

export function httpRouteProblems(scope: Construct, key: string, props: HttpRouteProps, routes: HttpRoutes): Problem[] {
  const { path, integration, authorization, throttle } = props;
  const twin = [...routes].find(([, { route }]) => route.routeKeyInput === `${props.method} ${path}`)?.[0];
  const authorizer = typeof authorization === "object" ? authorization : undefined;
  return [
    keyProblem(key),
    must(!routes.has(key), `key must be new, "${key}" is a route already`),
    ...pathProblems("HTTP", path),
    twin !== undefined && twin !== key && `${props.method} ${path} is the route "${twin}" already`,
    integration !== undefined &&
      "url" in integration &&
      matches("integration.url", integration.url, /^https:\/\/\S+$/, 'begin with "https://"'),
    integration !== undefined &&
      "serverName" in integration &&
      matches("integration.serverName", integration.serverName, HOST_NAME, 'be a host name such as "www.example.com"'),
    must(!authorizer || authorizer.authorizer.node.scope === scope, "authorization must be an authorizer of this API"),
    must(
      !props.scopes || authorizer?.type === "JWT",
      "scopes need a JWT authorizer as authorization: addJwtAuthorizer(…)",
    ),
    ...throttleProblems("throttle.", throttle),
  ];
}

export type HttpRoutes = ReadonlyMap<string, HttpRoute>;

/** What the routes of an API have in common. */
export interface HttpRouteContext {
  readonly api: { readonly id: string; readonly executionArn: string };
  readonly integration: Apigatewayv2Integration;
  readonly vpcLinkId: string;
  readonly authorization: RouteAuthorization;
}

export interface RouteAuthorization {
  readonly authorizationType: string;
  readonly authorizerId?: string;
  readonly authorizationScopes?: string[];
}

export function httpRoute(scope: Construct, key: string, props: HttpRouteProps, context: HttpRouteContext): HttpRoute {
  const { api } = context;
  const own = props.integration && ownIntegration(scope, key, props.integration, context);
  const route = new Apigatewayv2Route(scope, `Route-${key}`, {
    apiId: api.id,
    routeKey: `${props.method} ${props.path}`,
    target: `integrations/${(own ?? context.integration).id}`,
    ...authorizationOf(props, context.authorization),
  });
  if (!props.integration || !("function" in props.integration)) return { route, integration: own };
  const sourceArn = `${api.executionArn}/*/${permissionPath(props.method, props.path)}`;
  const permission = permitInvoke(scope, `Permission-${key}`, props.integration.function, sourceArn);
  return { route, integration: own, permission };
}

function ownIntegration(
  scope: Construct,
  key: string,
  integration: HttpIntegration,
  { api, vpcLinkId }: HttpRouteContext,
): Apigatewayv2Integration {
  return new Apigatewayv2Integration(scope, `Integration-${key}`, {
    apiId: api.id,
    ...target(integration, vpcLinkId),
    // AWS does not delete an integration while a route uses it.
    lifecycle: { createBeforeDestroy: true },
  });
}

function target(integration: HttpIntegration, vpcLinkId: string) {
  if ("function" in integration) {
    return {
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: integration.function.invokeArn,
      payloadFormatVersion: "2.0",
    };
  }
  const proxy = { integrationType: "HTTP_PROXY", integrationMethod: "ANY" };
  if ("url" in integration) return { ...proxy, integrationUri: integration.url };
  return {
    ...proxy,
    integrationUri: integration.balancer.listenerArn,
    connectionType: "VPC_LINK",
    connectionId: vpcLinkId,
    tlsConfig: { serverNameToVerify: integration.serverName },
  };
}

function authorizationOf({ authorization, scopes }: HttpRouteProps, ofTheApi: RouteAuthorization): RouteAuthorization {
  if (authorization === undefined) return ofTheApi;
  if (typeof authorization === "string") return { authorizationType: authorization };
  const wanted = scopes ?? authorization.scopes;
  return {
    authorizationType: authorization.type,
    authorizerId: authorization.authorizer.id,
    authorizationScopes: wanted && [...wanted],
  };
}
