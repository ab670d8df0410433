import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import type { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { matches, must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { permitInvoke } from "./functions";
import { type HttpMethod, keyProblem, pathProblems, permissionPath, segmentsOf, variablesOf } from "./paths";
import type { RestAuthorizer } from "./rest-authorizers";
import {
  type RestBackend,
  type RestIntegration,
  type RestLink,
  restIntegrationProblems,
  target,
} from "./rest-integration";
import { resourceId, siblingProblem } from "./rest-paths";
import { type StageSettings, settingsOf } from "./rest-stage";
import { type Throttle, throttleProblems } from "./throttle";

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

/** What the routes of an API have in common. */
export interface RestRouteContext {
  readonly api: ApiGatewayRestApi;
  readonly stageName: string;
  readonly link: RestLink | undefined;
  readonly authorization: "AWS_IAM" | "NONE";
  readonly requestValidatorId: string;
  readonly settings: StageSettings;
}

export function restRouteProblems(
  scope: Construct,
  key: string,
  props: RestRouteProps,
  routes: ReadonlyMap<string, RestRouteProps>,
  backend: RestBackend | undefined,
): Problem[] {
  const { method, path, authorization, throttle } = props;
  const twin = [...routes].find(([, other]) => other.method === method && other.path === path)?.[0];
  const authorizer = typeof authorization === "object" ? authorization : undefined;
  return [
    keyProblem(key),
    must(!routes.has(key), `key must be new, "${key}" is a route already`),
    ...pathProblems("REST", path),
    siblingProblem(scope, path),
    twin !== undefined && twin !== key && `${method} ${path} is the route "${twin}" already`,
    ...restIntegrationProblems(props.integration, backend),
    must(!authorizer || authorizer.authorizer.node.scope === scope, "authorization must be an authorizer of this API"),
    must(
      !props.scopes || authorizer?.type === "COGNITO_USER_POOLS",
      "scopes need a Cognito authorizer as authorization: addCognitoAuthorizer(…)",
    ),
    ...(props.requiredParameters ?? []).map((parameter) =>
      matches(
        "requiredParameters",
        parameter,
        /^(querystring|header)\.[\w.$-]+$/,
        'be parameters such as "querystring.page" or "header.X-Tenant"',
      ),
    ),
    must(!throttle || method !== "ANY", "throttle needs a method of its own, AWS has no limits for ANY"),
    ...throttleProblems("throttle.", throttle),
  ];
}

export function restRoute(scope: Construct, key: string, props: RestRouteProps, context: RestRouteContext): RestRoute {
  const { api, stageName } = context;
  const { path } = props;
  const answer = (props.integration ?? context.link) as RestIntegration | RestLink;
  const place = { restApiId: api.id, resourceId: resourceId(scope, api, path) };
  const method = new ApiGatewayMethod(scope, `Method-${key}`, {
    ...place,
    httpMethod: props.method,
    ...authorizationOf(props, context.authorization),
    apiKeyRequired: props.apiKeyRequired ?? false,
    requestValidatorId: context.requestValidatorId,
    requestParameters: requestParametersOf(props),
  });
  const integration = new ApiGatewayIntegration(scope, `Integration-${key}`, {
    ...place,
    httpMethod: method.httpMethod,
    ...target(props.method, path, answer),
  });
  const sourceArn = `${api.executionArn}/*/${permissionPath(props.method, path)}`;
  const permission =
    "function" in answer ? permitInvoke(scope, `Permission-${key}`, answer.function, sourceArn) : undefined;
  const settings =
    props.throttle &&
    new ApiGatewayMethodSettings(scope, `Settings-${key}`, {
      restApiId: api.id,
      stageName,
      // Without the first slash, but for the root itself. AWS docs, "AWS::ApiGateway::Stage MethodSetting".
      methodPath: `${segmentsOf(path).join("/") || "~1"}/${props.method}`,
      settings: settingsOf(context.settings, props.throttle),
      dependsOn: [integration],
    });
  return { method, integration, permission, settings };
}

function authorizationOf({ authorization, scopes }: RestRouteProps, ofTheApi: "AWS_IAM" | "NONE") {
  if (authorization === undefined || typeof authorization === "string") {
    return { authorization: authorization ?? ofTheApi };
  }
  const wanted = scopes ?? authorization.scopes;
  return {
    authorization: authorization.type,
    authorizerId: authorization.authorizer.id,
    authorizationScopes: wanted && [...wanted],
  };
}

function requestParametersOf({ path, requiredParameters = [] }: RestRouteProps): Record<string, boolean> | undefined {
  const parameters = [...variablesOf(path).map((name) => `path.${name}`), ...requiredParameters];
  if (parameters.length === 0) return;
  return Object.fromEntries(parameters.map((parameter) => [`method.request.${parameter}`, true]));
}
