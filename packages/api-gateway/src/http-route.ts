import type { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import {
  choice,
  createdByCall,
  either,
  idBelow,
  object,
  parseChild,
  providerOf,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
  warn,
} from "@plinth/core";
import type { Construct } from "constructs";
import { permitInvoke } from "./functions";
import { type HttpAuthorizer, SCOPES } from "./http-authorizers";
import type { HttpContext, RouteAuthorization } from "./http-context";
import {
  createIntegration,
  HTTP_INTEGRATION,
  type HttpIntegration,
  homeOfRoute,
  integrationRegionProblem,
  plainHttpWarning,
} from "./http-integration";
import { HTTP_METHOD, type HttpMethod, KEY, PATH, pathRules, permissionPath } from "./paths";
import { THROTTLE, type Throttle, throttleWarnings } from "./throttle";

export interface HttpRouteProps {
  readonly method: HttpMethod;
  /** `/orders/{id}`, or `/files/{proxy+}` for everything below. */
  readonly path: string;
  /** What answers. @default - the balancer of the API */
  readonly integration?: HttpIntegration;
  /** Who may call. @default - as the API's `authorization` says */
  readonly authorization?: "AWS_IAM" | "NONE" | HttpAuthorizer;
  /** Scopes of which a token must have one, 10 at most. @default - those of the authorizer */
  readonly scopes?: readonly string[];
  /** Limits of this route alone. @default - the limits of the API */
  readonly throttle?: Throttle;
}

export interface HttpRoute {
  readonly route: Apigatewayv2Route;
  /** Only where it is not the integration of the API. */
  readonly integration?: Apigatewayv2Integration;
  /** Only for functions. */
  readonly permission?: LambdaPermission;
}

const AUTHORIZER = reference<HttpAuthorizer>({
  authorizer: reference<HttpAuthorizer["authorizer"]>({ id: text() }),
  type: choice("JWT", "CUSTOM").literal(),
});

const ROUTE = object(
  {
    method: HTTP_METHOD,
    path: PATH,
    integration: HTTP_INTEGRATION.optional(),
    authorization: either(AUTHORIZER, choice("AWS_IAM", "NONE").literal()).optional(),
    scopes: SCOPES.optional(),
    throttle: THROTTLE.optional(),
  } satisfies RowsOf<HttpRouteProps>,
  {
    rules: [
      ...pathRules("HTTP"),
      // Other callers have no scopes: the route would look closed to those without one, and would not be.
      ({ scopes, authorization }) =>
        scopes !== undefined &&
        (typeof authorization !== "object" || authorization.type !== "JWT") &&
        "scopes need a JWT authorizer as authorization: addJwtAuthorizer(…)",
    ],
  },
);
/**
 * It cannot be increased, and one is there from the beginning. AWS docs, "Quotas for configuring and running an HTTP API in API
 * Gateway", https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const MOST_INTEGRATIONS = 299;

type RouteSettings = SettingsOf<typeof ROUTE> & { readonly id: string };

/** The route, and its limits where it has some. */
type Added = HttpRoute & { readonly throttle: Throttle | undefined };

export function addHttpRoute(
  context: HttpContext,
  routes: ReadonlyMap<string, HttpRoute>,
  key: string,
  props: HttpRouteProps,
): Added {
  const { scope, api } = context;
  const settings = parseChild(scope, key, ROUTE, props, {
    method: "addRoute",
    prefix: "Route",
    keyParser: KEY,
    rules: [
      () => isTaken(scope, routes, key) && `key must be new, got "${key}"`,
      // AWS docs, "CreateRoute", https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html: a key once.
      ({ method, path }) => {
        const twin = [...routes].find(([, { route }]) => route.routeKeyInput === `${method} ${path}`)?.[0];
        return twin !== undefined && twin !== key && `${method} ${path} is the route "${twin}" already`;
      },
      ({ authorization }) =>
        typeof authorization === "object" &&
        !scope.node.children.includes(authorization.authorizer) &&
        "authorization must be an authorizer of this API",
      ({ integration }) => integration && integrationRegionProblem(scope, integration),
      ({ integration }) =>
        integration &&
        [...routes.values()].filter((route) => route.integration).length >= MOST_INTEGRATIONS &&
        `an API must have at most ${MOST_INTEGRATIONS} integrations beside its first`,
    ],
  });
  const { method, path, throttle } = settings;
  warn(
    scope,
    plainHttpWarning(key, settings.integration),
    ...(throttle ? throttleWarnings(throttle, `addRoute("${key}"): throttle.`) : []),
  );
  const home = homeOfRoute(scope, settings.integration, throttle !== undefined, `addRoute("${key}")`);
  // First, because it is refused where no way can be opened, and a refused method leaves nothing.
  if (settings.integration && "balancer" in settings.integration)
    context.connections.allowTo(settings.integration.balancer, 443);
  const integration =
    settings.integration && createIntegration(context, home, `Integration-${key}`, settings.integration);
  const route = new Apigatewayv2Route(home, idBelow(home, scope, settings.id), {
    apiId: api.id,
    routeKey: `${method} ${path}`,
    target: `integrations/${(integration ?? context.integration).id}`,
    ...authorizationOf(settings, context.authorization),
  });
  const permission =
    settings.integration && "function" in settings.integration
      ? permitInvoke(
          home,
          idBelow(home, scope, `Permission-${key}`),
          settings.integration.function,
          `${api.executionArn}/*/${permissionPath(method, path)}`,
        )
      : undefined;
  for (const one of [integration, route, permission]) if (one && home !== scope) placedBeside(home, one);
  return { route, integration, permission, throttle };
}

/** A child of that id is refused anyway. */
function isTaken(scope: Construct, routes: ReadonlyMap<string, HttpRoute>, key: string): boolean {
  const { node } = scope;
  return (
    !node.tryFindChild(`Route-${key}`) && (routes.has(key) || node.tryFindChild(`Permission-${key}`) !== undefined)
  );
}

/** What the call creates in the stack of a function, with the provider of the function. */
function placedBeside(home: Construct, resource: Apigatewayv2Integration | Apigatewayv2Route | LambdaPermission): void {
  resource.provider ??= providerOf(home);
  createdByCall(resource);
}

function authorizationOf({ authorization, scopes }: RouteSettings, ofTheApi: RouteAuthorization): RouteAuthorization {
  if (authorization === undefined) return ofTheApi;
  if (typeof authorization === "string") return { authorizationType: authorization };
  const wanted = scopes ?? authorization.scopes;
  return {
    authorizationType: authorization.type,
    authorizerId: authorization.authorizer.id,
    authorizationScopes: wanted && [...wanted],
  };
}
