import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import { distinct, matches, type Problem, policyDocument, type Statement } from "@plinth/core";
import type { Construct } from "constructs";

/** One statement about who may call the API, beside what its routes say. */
export interface ApiStatement extends Pick<Statement, "sid" | "effect" | "principals" | "conditions"> {
  /** Methods and paths, with wildcards: `GET/orders/*`. @default - all */
  readonly routes?: readonly string[];
}

export function policyProblems(
  policy: readonly ApiStatement[] | undefined,
  vpcEndpointIds: readonly string[] | undefined,
): Problem[] {
  return [
    distinct("vpcEndpointIds", vpcEndpointIds, 1),
    ...(vpcEndpointIds ?? []).map((id) =>
      matches("vpcEndpointIds", id, /^vpce-[0-9a-f]+$/, "be ids of interface endpoints"),
    ),
    ...(policy ?? []).flatMap(({ routes = [] }, index) =>
      routes.map((route) =>
        matches(
          `policy[${index}].routes`,
          route,
          /^([A-Z]+|\*)\/\S*$/,
          'be a method and a path such as "GET/orders/*"',
        ),
      ),
    ),
  ];
}

/** A private API lets in its endpoints; the given statements come on top. */
export function apiPolicy(
  scope: Construct,
  api: ApiGatewayRestApi,
  policy: readonly ApiStatement[],
  vpcEndpointIds: readonly string[] | undefined,
): ApiGatewayRestApiPolicy | undefined {
  const statements: ApiStatement[] = [
    ...(vpcEndpointIds ? [{ conditions: { StringEquals: { "aws:SourceVpce": vpcEndpointIds } } }] : []),
    ...policy,
  ];
  if (statements.length === 0) return;
  return new ApiGatewayRestApiPolicy(scope, "Policy", {
    restApiId: api.id,
    policy: policyDocument(
      statements.map(({ routes = ["*"], ...statement }) => ({
        principals: "*",
        ...statement,
        actions: ["execute-api:Invoke"],
        resources: routes.map((route) => (route === "*" ? `${api.executionArn}/*` : `${api.executionArn}/*/${route}`)),
      })),
    ),
  });
}
