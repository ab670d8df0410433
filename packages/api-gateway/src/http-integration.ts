import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import {
  arnRegionProblem,
  byMember,
  type Connectable,
  type Connections,
  dependOn,
  homeOf,
  idBelow,
  inOneStack,
  object,
  type Problem,
  reference,
  regionProblem,
  type SettingsOf,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import { FUNCTION, type FunctionRef, functionRegionProblem } from "./functions";
import type { HttpContext } from "./http-context";

/** What answers behind the link: an `ALBModule`, or an existing listener with its connections. */
export type HttpBalancer = Connectable & { readonly listenerArn: string };

/** A function, an address on the internet, or another balancer behind the same link. */
export type HttpIntegration =
  | { readonly function: FunctionRef }
  | { readonly url: string }
  | { readonly balancer: HttpBalancer; readonly serverName: string };

export const HOST_NAME = text('be a host name such as "www.example.com"', /^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/i);

export const HTTP_URL = text('begin with "https://" or "http://"', /^https?:\/\/\S+$/);

/** @param integration - of either kind of API */
export function plainHttpWarning(key: string, integration: object | undefined): Problem {
  const url = integration && "url" in integration ? integration.url : undefined;
  return (
    typeof url === "string" &&
    url.startsWith("http://") &&
    `addRoute("${key}"): integration.url sends requests in clear text over the internet: use https://`
  );
}

/** AWS docs, "Create private integrations for HTTP APIs in API Gateway", https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html */
export const BALANCER = reference<HttpBalancer>({
  listenerArn: text(
    "be the ARN of a listener or of a service of Cloud Map",
    /^arn:[\w-]+:(elasticloadbalancing:[\w-]+:\d{12}:listener\/(app|net)|servicediscovery:[\w-]+:\d{12}:service)\/\S+$/,
  ),
  connections: reference<Connections>({ securityGroupId: text() }).where("be those of a construct", ({ scope }) =>
    Construct.isConstruct(scope),
  ),
});

export const HTTP_INTEGRATION = byMember({
  function: object({ function: FUNCTION }),
  balancer: object({ balancer: BALANCER, serverName: HOST_NAME }),
  url: object({ url: HTTP_URL }),
});
type IntegrationSettings = SettingsOf<typeof HTTP_INTEGRATION>;

export function balancerRegionProblem(path: string, api: Construct, balancer: HttpBalancer): Problem {
  return (
    regionProblem(path, api, balancer.connections.scope) ||
    arnRegionProblem(`${path}.listenerArn`, api, balancer.listenerArn)
  );
}

export function integrationRegionProblem(api: Construct, given: IntegrationSettings): Problem {
  if ("function" in given) return functionRegionProblem("integration.function", api, given.function);
  return "balancer" in given && balancerRegionProblem("integration.balancer", api, given.balancer);
}

/**
 * Between two stacks a route lives with the function, as a target group lives with its backend, and one to a balancer with the
 * API; or the other way round where the stacks depend on each other so. The stage names the limits of routes, so a route with
 * limits lives with the API.
 */
export function homeOfRoute(
  api: Construct,
  integration: IntegrationSettings | undefined,
  hasLimits: boolean,
  method: string,
): Construct {
  const owner = integration && ownerOf(integration);
  if (!owner || inOneStack(owner, api)) return api;
  const call = `${api.node.path}.${method} with ${owner.node.path}`;
  if (hasLimits) {
    dependOn(api, owner, call, "omit throttle, which belongs to the stage of the API");
    return api;
  }
  return "function" in integration ? homeOf(owner, api, call) : homeOf(api, owner, call);
}

function ownerOf(integration: IntegrationSettings): Construct | undefined {
  if ("balancer" in integration) return integration.balancer.connections.scope;
  return "function" in integration && Construct.isConstruct(integration.function) ? integration.function : undefined;
}

export function createIntegration(
  { scope, api, vpcLinkId }: HttpContext,
  home: Construct,
  id: string,
  integration: IntegrationSettings,
): Apigatewayv2Integration {
  return new Apigatewayv2Integration(home, idBelow(home, scope, id), {
    apiId: api.id,
    ...argumentsOf(integration, vpcLinkId),
    // AWS does not delete an integration while a route uses it.
    lifecycle: { createBeforeDestroy: true },
  });
}

export function argumentsOf(integration: IntegrationSettings, vpcLinkId: string) {
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
