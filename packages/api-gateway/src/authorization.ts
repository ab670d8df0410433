import type { Construct } from "constructs";
import { jwtAuthorizer } from "./http-authorizers";
import type { RouteAuthorization } from "./http-route";
import type { Authorization } from "./props";

/** What a route says of its callers; a token's issuer needs an authorizer of its own. */
export function authorize(scope: Construct, apiId: string, authorization: Authorization): RouteAuthorization {
  if (typeof authorization === "string") return { authorizationType: authorization };
  const { authorizer, type } = jwtAuthorizer(scope, undefined, apiId, authorization);
  return { authorizationType: type, authorizerId: authorizer.id };
}
