import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import type { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import {
  boolean,
  choice,
  either,
  list,
  object,
  parseChild,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
  warn,
} from "@plinth/core";
import type { Construct } from "constructs";
import { dependOnFunction, functionRegionProblem, permitInvoke } from "./functions";
import { plainHttpWarning } from "./http-integration";
import { HTTP_METHOD, type HttpMethod, KEY, PATH, pathRules, permissionPath, segmentsOf, variablesOf } from "./paths";
import type { RestAuthorizer } from "./rest-authorizers";
import type { RestContext } from "./rest-context";
import { redeploy } from "./rest-deployment";
import { REST_INTEGRATION, type RestIntegration, targetOf } from "./rest-integration";
import { resourceId, siblingProblem } from "./rest-paths";
import { settingsOf } from "./rest-stage";
import { THROTTLE, type Throttle, throttleWarnings } from "./throttle";

export interface RestRouteProps {
  readonly method: HttpMethod;
  /** `/orders/{id}`, or `/files/{proxy+}` for everything below. */
  readonly path: string;
  /** What answers. @default - the backend of the API */
  readonly integration?: RestIntegration;
  /** Who may call. @default - as the API's `authorization` says */
  readonly authorization?: "AWS_IAM" | "NONE" | RestAuthorizer;
  /** Scopes of which a token must have one. @default - those of the authorizer */
  readonly scopes?: readonly string[];
  /** Whether callers must send a key of a usage plan, which counts them; it does not tell who they are. @default false */
  readonly apiKeyRequired?: boolean;
  /** Refused with 400 when missing: `querystring.page`, `header.X-Tenant`. @default - only the variables of the path */
  readonly requiredParameters?: readonly string[];
  /** Limits of this route alone; needs a method of its own. @default - the limits of the API */
  readonly throttle?: Throttle;
}

export interface RestRoute {
  readonly method: ApiGatewayMethod;
  readonly integration: ApiGatewayIntegration;
  /** Only for functions. */
  readonly permission?: LambdaPermission;
  /** Only with limits of its own. */
  readonly settings?: ApiGatewayMethodSettings;
}

const AUTHORIZER = reference<RestAuthorizer>({
  authorizer: reference<RestAuthorizer["authorizer"]>({ id: text() }),
  type: choice("COGNITO_USER_POOLS", "CUSTOM").literal(),
});

const ROUTE = object(
  {
    method: HTTP_METHOD,
    path: PATH,
    integration: REST_INTEGRATION.optional(),
    authorization: either(AUTHORIZER, choice("AWS_IAM", "NONE").literal()).optional(),
    scopes: list(text()).optional(),
    apiKeyRequired: boolean.default(false),
    // They are names of arguments.
    requiredParameters: list(
      text(
        'be a parameter such as "querystring.page" or "header.X-Tenant"',
        /^(querystring|header)\.[\w.$-]+$/,
      ).literal(),
    )
      .literal()
      .default([]),
    throttle: THROTTLE.optional(),
  } satisfies RowsOf<RestRouteProps>,
  {
    rules: [
      ...pathRules("REST"),
      // Other callers have no scopes: the route would look closed to those without one, and would not be.
      ({ scopes, authorization }) =>
        scopes !== undefined &&
        (typeof authorization !== "object" || authorization.type !== "COGNITO_USER_POOLS") &&
        "scopes need a Cognito authorizer as authorization: addCognitoAuthorizer(…)",
      // The settings of a stage are by method. AWS docs, "PatchOperation", of UpdateStage.
      ({ throttle, method }) =>
        throttle && method === "ANY" && "throttle needs a method of its own, AWS has no limits for ANY",
    ],
  },
);
type RouteSettings = SettingsOf<typeof ROUTE>;

/** What a key stands for, by the key. */
export type RestRoutes = Map<string, Pick<RouteSettings, "method" | "path">>;

export function addRestRoute(context: RestContext, routes: RestRoutes, key: string, props: RestRouteProps): RestRoute {
  const { scope, api, stage, link } = context;
  const settings = parseChild(scope, key, ROUTE, props, {
    method: "addRoute",
    prefix: "Method",
    keyParser: KEY,
    rules: [
      () => isTaken(scope, key) && `key must be new, got "${key}"`,
      ({ path }) => siblingProblem(scope, path),
      // AWS docs, "PutMethod", https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html: a method of a path once.
      ({ method, path }) => {
        const twin = [...routes].find(([, other]) => other.method === method && other.path === path)?.[0];
        return twin !== undefined && twin !== key && `${method} ${path} is the route "${twin}" already`;
      },
      ({ integration }) => !integration && !link && "integration must be named, the API has no backend",
      ({ integration }) =>
        integration &&
        "function" in integration &&
        functionRegionProblem("integration.function", scope, integration.function),
      ({ authorization }) =>
        typeof authorization === "object" &&
        !scope.node.children.includes(authorization.authorizer) &&
        "authorization must be an authorizer of this API",
    ],
  });
  const { method: httpMethod, path, throttle, integration: given } = settings;
  warn(
    scope,
    plainHttpWarning(key, given),
    ...(throttle ? throttleWarnings(throttle, `addRoute("${key}"): throttle.`) : []),
  );
  // The deployment is of all methods, so they live with the API.
  if (given && "function" in given) dependOnFunction(scope, given.function, `addRoute("${key}")`);
  const place = { restApiId: api.id, resourceId: resourceId(scope, api, path) };
  const method = new ApiGatewayMethod(scope, settings.id, {
    ...place,
    httpMethod,
    ...authorizationOf(settings, context.authorization),
    apiKeyRequired: settings.apiKeyRequired,
    requestValidatorId: context.requestValidatorId,
    requestParameters: requestParametersOf(settings),
  });
  // By the rules there is one of the two.
  const answer = (given ?? link) as NonNullable<typeof given | typeof link>;
  const integration = new ApiGatewayIntegration(scope, `Integration-${key}`, {
    ...place,
    httpMethod: method.httpMethod,
    ...targetOf(httpMethod, path, answer),
  });
  const sourceArn = `${api.executionArn}/*/${permissionPath(httpMethod, path)}`;
  const permission =
    given && "function" in given ? permitInvoke(scope, `Permission-${key}`, given.function, sourceArn) : undefined;
  const methodSettings =
    throttle &&
    new ApiGatewayMethodSettings(scope, `Settings-${key}`, {
      restApiId: api.id,
      stageName: stage.stageName,
      // Without the first slash, but for the root itself. AWS docs, "AWS::ApiGateway::Stage MethodSetting".
      methodPath: `${segmentsOf(path).join("/") || "~1"}/${httpMethod}`,
      settings: settingsOf(context.executionLog, throttle),
      dependsOn: [integration],
    });
  redeploy(context.deployment, key, method, integration);
  routes.set(key, settings);
  return { method, integration, permission, settings: methodSettings };
}

/** The permission of a function shares its ids with those of authorizers. A child of the very id is refused anyway. */
function isTaken({ node }: Construct, key: string): boolean {
  return !node.tryFindChild(`Method-${key}`) && node.tryFindChild(`Permission-${key}`) !== undefined;
}

function authorizationOf({ authorization, scopes }: RouteSettings, ofTheApi: "AWS_IAM" | "NONE") {
  if (typeof authorization !== "object") return { authorization: authorization ?? ofTheApi };
  const wanted = scopes ?? authorization.scopes;
  return {
    authorization: authorization.type,
    authorizerId: authorization.authorizer.id,
    authorizationScopes: wanted && [...wanted],
  };
}

function requestParametersOf({ path, requiredParameters }: RouteSettings): Record<string, boolean> | undefined {
  const parameters = [...variablesOf(path).map((name) => `path.${name}`), ...requiredParameters];
  if (parameters.length === 0) return;
  return Object.fromEntries(parameters.map((parameter) => [`method.request.${parameter}`, true]));
}
