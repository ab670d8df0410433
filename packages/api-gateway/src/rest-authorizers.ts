import { ApiGatewayAuthorizer } from "@cdktf/provider-aws/lib/api-gateway-authorizer";
import { integer, list, object, parseChild, type RowsOf, text, USER_POOL_ARN } from "@plinth/core";
import { authorizerNameRule, cacheKeyProblem, parseLambdaAuthorizer } from "./authorizers";
import { FUNCTION, type FunctionRef, permitInvoke } from "./functions";
import { KEY } from "./paths";
import type { RestContext } from "./rest-context";
import { redeploy } from "./rest-deployment";

/** Who lets bearers of a token, or callers that a function knows, into routes. */
export interface RestAuthorizer {
  readonly authorizer: ApiGatewayAuthorizer;
  readonly type: "COGNITO_USER_POOLS" | "CUSTOM";
  /** What a token must be for; a route may say otherwise. */
  readonly scopes?: readonly string[];
}

export interface CognitoAuthorizerProps {
  /** User pools whose tokens are taken. */
  readonly userPoolArns: readonly string[];
  /** Scopes of which an access token must have one. @default - none: the identity token is taken */
  readonly scopes?: readonly string[];
}

export interface RestLambdaAuthorizerProps {
  /** Answers a policy. */
  readonly function: FunctionRef;
  /** What names the caller; without it the function is not asked. None with `cacheSeconds: 0`: it is always asked. @default ["method.request.header.Authorization"] */
  readonly identitySources?: readonly string[];
  /** Seconds that an answer holds, 0 to 3600. @default 300 */
  readonly cacheSeconds?: number;
}

const COGNITO_AUTHORIZER = object({
  userPoolArns: list(USER_POOL_ARN, { min: 1 }),
  scopes: list(text()).optional(),
} satisfies RowsOf<CognitoAuthorizerProps>);

const LAMBDA_AUTHORIZER = object(
  {
    function: FUNCTION,
    // The provider takes them in one text.
    identitySources: list(
      text(
        'be an expression such as "method.request.header.Authorization"',
        /^(method\.request\.(header|querystring)|context|stageVariables)\.\S+$/,
      ),
    )
      .literal()
      .default(["method.request.header.Authorization"]),
    cacheSeconds: integer(0, 3600).default(300),
  } satisfies RowsOf<RestLambdaAuthorizerProps>,
  { rules: [cacheKeyProblem] },
);

export function addCognitoAuthorizer(context: RestContext, key: string, props: CognitoAuthorizerProps): RestAuthorizer {
  const { scope, api } = context;
  const { id, userPoolArns, scopes } = parseChild(scope, key, COGNITO_AUTHORIZER, props, {
    method: "addCognitoAuthorizer",
    prefix: "Authorizer",
    keyParser: KEY,
    rules: [authorizerNameRule(scope, key)],
  });
  const authorizer = new ApiGatewayAuthorizer(scope, id, {
    restApiId: api.id,
    name: context.name(128, key),
    type: "COGNITO_USER_POOLS",
    providerArns: [...userPoolArns],
  });
  redeploy(context.deployment, `authorizer.${key}`, authorizer);
  return { authorizer, type: "COGNITO_USER_POOLS", scopes };
}

export function addRestLambdaAuthorizer(
  context: RestContext,
  key: string,
  props: RestLambdaAuthorizerProps,
): RestAuthorizer {
  const { scope, api } = context;
  const settings = parseLambdaAuthorizer(scope, key, LAMBDA_AUTHORIZER, props);
  const authorizer = new ApiGatewayAuthorizer(scope, settings.id, {
    restApiId: api.id,
    name: context.name(128, key),
    type: "REQUEST",
    authorizerUri: settings.function.invokeArn,
    identitySource: settings.identitySources.join(","),
    authorizerResultTtlInSeconds: settings.cacheSeconds,
  });
  const sourceArn = `${api.executionArn}/authorizers/${authorizer.id}`;
  permitInvoke(scope, `Permission-Authorizer-${key}`, settings.function, sourceArn);
  redeploy(context.deployment, `authorizer.${key}`, authorizer);
  return { authorizer, type: "CUSTOM" };
}
