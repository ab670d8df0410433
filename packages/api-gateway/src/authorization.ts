import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import type { RouteAuthorization } from "./http-route";
import type { Authorization } from "./props";

/** What a route says of its callers; a token's issuer needs an authorizer of its own. */
export function authorize(scope: Construct, apiId: string, authorization: Authorization): RouteAuthorization {
  if (typeof authorization === "string") return { authorizationType: authorization };
  const authorizer = new Apigatewayv2Authorizer(scope, "Authorizer", {
    apiId,
    name: nameOf(scope, 128),
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: authorization.issuer, audience: [...authorization.audience] },
  });
  return { authorizationType: "JWT", authorizerId: authorizer.id };
}
