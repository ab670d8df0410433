import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import {
  integer,
  list,
  type ModuleContext,
  object,
  parseChild,
  type RowsOf,
  type SettingsOf,
  text,
} from "@plinth/core";
import { authorizerNameRule, cacheKeyProblem, parseLambdaAuthorizer } from "./authorizers";
import { FUNCTION, type FunctionRef, permitInvoke } from "./functions";
import { KEY } from "./paths";

/** Who lets bearers of a token, or callers that a function knows, into routes: `authorization: customers`. */
export interface HttpAuthorizer {
  readonly authorizer: Apigatewayv2Authorizer;
  readonly type: "JWT" | "CUSTOM";
  /** What a token must be for; a route may say otherwise. */
  readonly scopes?: readonly string[];
}

export interface JwtIssuer {
  /** Who signs the tokens: `https://login.example.com`. */
  readonly issuer: string;
  /** Whom the tokens are for: one of these, 50 at most. */
  readonly audience: readonly string[];
}

export interface JwtAuthorizerProps extends JwtIssuer {
  /** Scopes of which a token must have one, 10 at most. @default - any */
  readonly scopes?: readonly string[];
}

export interface HttpLambdaAuthorizerProps {
  /** Answers `{ isAuthorized, context }` to format 2.0 of the payload. */
  readonly function: FunctionRef;
  /** What names the caller; without it the function is not asked. None with `cacheSeconds: 0`: it is always asked. @default ["$request.header.Authorization"] */
  readonly identitySources?: readonly string[];
  /** Seconds that an answer holds, 0 to 3600. @default 300 */
  readonly cacheSeconds?: number;
}

/**
 * Neither can be increased. AWS docs, "Quotas for configuring and running an HTTP API in API Gateway",
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const MOST_AUDIENCES = 50;
const MOST_SCOPES = 10;

export const SCOPES = list(text(), { max: MOST_SCOPES });

const ISSUER = {
  issuer: text('begin with "https://"', /^https:\/\/\S+$/),
  audience: list(text(), { min: 1, max: MOST_AUDIENCES }),
} satisfies RowsOf<JwtIssuer>;

export const JWT_ISSUER = object(ISSUER);
const JWT_AUTHORIZER = object({ ...ISSUER, scopes: SCOPES.optional() } satisfies RowsOf<JwtAuthorizerProps>);

const LAMBDA_AUTHORIZER = object(
  {
    function: FUNCTION,
    identitySources: list(
      text(
        'be an expression such as "$request.header.Authorization"',
        /^\$(request\.(header|querystring)|context|stageVariables)\.\S+$/,
      ),
    ).default(["$request.header.Authorization"]),
    cacheSeconds: integer(0, 3600).default(300),
  } satisfies RowsOf<HttpLambdaAuthorizerProps>,
  { rules: [cacheKeyProblem] },
);

/** AWS does not delete an authorizer while a route uses it. */
const AFTER_ITS_ROUTES = { createBeforeDestroy: true };

/** What authorizers need of the API. */
interface Context extends ModuleContext {
  readonly api: { readonly id: string; readonly executionArn: string };
}

/** Without a key it is the one of the API itself. */
export function createJwtAuthorizer(
  context: Context,
  key: string | undefined,
  { issuer, audience }: SettingsOf<typeof JWT_ISSUER>,
): Apigatewayv2Authorizer {
  return new Apigatewayv2Authorizer(context.scope, key ? `Authorizer-${key}` : "Authorizer", {
    apiId: context.api.id,
    name: context.name(128, key),
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer, audience: [...audience] },
    lifecycle: AFTER_ITS_ROUTES,
  });
}

export function addJwtAuthorizer(context: Context, key: string, props: JwtAuthorizerProps): HttpAuthorizer {
  const settings = parseChild(context.scope, key, JWT_AUTHORIZER, props, {
    method: "addJwtAuthorizer",
    prefix: "Authorizer",
    keyParser: KEY,
    rules: [authorizerNameRule(context.scope, key)],
  });
  return { authorizer: createJwtAuthorizer(context, key, settings), type: "JWT", scopes: settings.scopes };
}

export function addHttpLambdaAuthorizer(
  context: Context,
  key: string,
  props: HttpLambdaAuthorizerProps,
): HttpAuthorizer {
  const { scope, api } = context;
  const settings = parseLambdaAuthorizer(scope, key, LAMBDA_AUTHORIZER, props);
  const authorizer = new Apigatewayv2Authorizer(scope, settings.id, {
    apiId: api.id,
    name: context.name(128, key),
    authorizerType: "REQUEST",
    authorizerUri: settings.function.invokeArn,
    authorizerPayloadFormatVersion: "2.0",
    enableSimpleResponses: true,
    identitySources: [...settings.identitySources],
    authorizerResultTtlInSeconds: settings.cacheSeconds,
    lifecycle: AFTER_ITS_ROUTES,
  });
  const sourceArn = `${api.executionArn}/authorizers/${authorizer.id}`;
  permitInvoke(scope, `Permission-Authorizer-${key}`, settings.function, sourceArn);
  return { authorizer, type: "CUSTOM" };
}
