import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { between, matches, must, nameOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { type FunctionRef, permitInvoke } from "./functions";

/** Who lets bearers of a token, or callers that a function knows, into routes: `authorization: customers`. */
export interface HttpAuthorizer {
  readonly authorizer: Apigatewayv2Authorizer;
  readonly type: "JWT" | "CUSTOM";
  /** What a token must be for; a route may say otherwise. */
  readonly scopes?: readonly string[];
}

export interface JwtAuthorizerProps {
  /** Who signs the tokens: `https://login.example.com`. */
  readonly issuer: string;
  /** Whom the tokens are for: one of these. */
  readonly audience: readonly string[];
  /** Scopes of which a token must have one. @default - any */
  readonly scopes?: readonly string[];
}

export interface HttpLambdaAuthorizerProps {
  /** Answers `{ isAuthorized, context }` to format 2.0 of the payload. */
  readonly function: FunctionRef;
  /** What names the caller; without it the function is not asked. @default ["$request.header.Authorization"] */
  readonly identitySources?: readonly string[];
  /** Seconds that an answer holds, 0 to 3600. @default 300 */
  readonly cacheSeconds?: number;
}

/** AWS does not delete an authorizer while a route uses it. */
const AFTER_ITS_ROUTES = { createBeforeDestroy: true };

export function jwtProblems(prefix: string, { issuer, audience }: JwtAuthorizerProps): Problem[] {
  return [
    matches(`${prefix}issuer`, issuer, /^https:\/\/\S+$/, 'begin with "https://"'),
    must(audience.length > 0, `${prefix}audience must name at least one audience, got none`),
  ];
}

export function httpLambdaProblems({ identitySources, cacheSeconds }: HttpLambdaAuthorizerProps): Problem[] {
  return [
    must(identitySources?.length !== 0, "identitySources must name at least one source, got none"),
    ...(identitySources ?? []).map((source) =>
      matches(
        "identitySources",
        source,
        /^\$(request\.(header|querystring)|context|stageVariables)\.\S+$/,
        'be expressions such as "$request.header.Authorization"',
      ),
    ),
    between("cacheSeconds", cacheSeconds, 0, 3600),
  ];
}

/** Without a key it is the one of the API itself. */
export function jwtAuthorizer(
  scope: Construct,
  key: string | undefined,
  apiId: string,
  props: JwtAuthorizerProps,
): HttpAuthorizer {
  const authorizer = new Apigatewayv2Authorizer(scope, key ? `Authorizer-${key}` : "Authorizer", {
    apiId,
    name: nameOf(scope, 128, key),
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: props.issuer, audience: [...props.audience] },
    lifecycle: AFTER_ITS_ROUTES,
  });
  return { authorizer, type: "JWT", scopes: props.scopes };
}

export function httpLambdaAuthorizer(
  scope: Construct,
  key: string,
  api: { readonly id: string; readonly executionArn: string },
  props: HttpLambdaAuthorizerProps,
): HttpAuthorizer {
  const authorizer = new Apigatewayv2Authorizer(scope, `Authorizer-${key}`, {
    apiId: api.id,
    name: nameOf(scope, 128, key),
    authorizerType: "REQUEST",
    authorizerUri: props.function.invokeArn,
    authorizerPayloadFormatVersion: "2.0",
    enableSimpleResponses: true,
    identitySources: [...(props.identitySources ?? ["$request.header.Authorization"])],
    authorizerResultTtlInSeconds: props.cacheSeconds ?? 300,
    lifecycle: AFTER_ITS_ROUTES,
  });
  permitInvoke(
    scope,
    `Permission-Authorizer-${key}`,
    props.function,
    `${api.executionArn}/authorizers/${authorizer.id}`,
  );
  return { authorizer, type: "CUSTOM" };
}
