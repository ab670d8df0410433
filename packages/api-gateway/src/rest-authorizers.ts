import { ApiGatewayAuthorizer } from "@cdktf/provider-aws/lib/api-gateway-authorizer";
import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { between, matches, must, nameOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { type FunctionRef, permitInvoke } from "./functions";

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
  /** What names the caller; without it the function is not asked. @default ["method.request.header.Authorization"] */
  readonly identitySources?: readonly string[];
  /** Seconds that an answer holds, 0 to 3600. @default 300 */
  readonly cacheSeconds?: number;
}

export function cognitoProblems({ userPoolArns }: CognitoAuthorizerProps): Problem[] {
  return [
    must(userPoolArns.length > 0, "userPoolArns must name at least one user pool, got none"),
    ...userPoolArns.map((arn) =>
      matches("userPoolArns", arn, /^arn:[\w-]+:cognito-idp:[a-z0-9-]+:\d{12}:userpool\/.+$/, "be ARNs of user pools"),
    ),
  ];
}

export function restLambdaProblems({ identitySources, cacheSeconds }: RestLambdaAuthorizerProps): Problem[] {
  return [
    must(identitySources?.length !== 0, "identitySources must name at least one source, got none"),
    ...(identitySources ?? []).map((source) =>
      matches(
        "identitySources",
        source,
        /^(method\.request\.(header|querystring)|context|stageVariables)\.\S+$/,
        'be expressions such as "method.request.header.Authorization"',
      ),
    ),
    between("cacheSeconds", cacheSeconds, 0, 3600),
  ];
}

export function cognitoAuthorizer(
  scope: Construct,
  key: string,
  api: ApiGatewayRestApi,
  props: CognitoAuthorizerProps,
): RestAuthorizer {
  const authorizer = new ApiGatewayAuthorizer(scope, `Authorizer-${key}`, {
    restApiId: api.id,
    name: nameOf(scope, 128, key),
    type: "COGNITO_USER_POOLS",
    providerArns: [...props.userPoolArns],
  });
  return { authorizer, type: "COGNITO_USER_POOLS", scopes: props.scopes };
}

export function restLambdaAuthorizer(
  scope: Construct,
  key: string,
  api: ApiGatewayRestApi,
  props: RestLambdaAuthorizerProps,
): RestAuthorizer {
  const authorizer = new ApiGatewayAuthorizer(scope, `Authorizer-${key}`, {
    restApiId: api.id,
    name: nameOf(scope, 128, key),
    type: "REQUEST",
    authorizerUri: props.function.invokeArn,
    identitySource: (props.identitySources ?? ["method.request.header.Authorization"]).join(","),
    authorizerResultTtlInSeconds: props.cacheSeconds ?? 300,
  });
  permitInvoke(
    scope,
    `Permission-Authorizer-${key}`,
    props.function,
    `${api.executionArn}/authorizers/${authorizer.id}`,
  );
  return { authorizer, type: "CUSTOM" };
}
