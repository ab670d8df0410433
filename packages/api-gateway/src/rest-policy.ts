import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import {
  list,
  object,
  policyDocument,
  type RowsOf,
  type SettingsOf,
  STATEMENT_PROPS,
  type Statement,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";

/** One statement about who may call the API, beside what its routes say. */
export interface ApiStatement extends Pick<Statement, "sid" | "effect" | "principals" | "conditions"> {
  /** Methods and paths, with wildcards: `GET/orders/*`. @default - all */
  readonly routes?: readonly string[];
}

const { effect, principals, conditions } = STATEMENT_PROPS;

const STATEMENT = object({
  sid: text().optional(),
  effect,
  principals: principals.default("*"),
  conditions,
  routes: list(text('be a method and a path such as "GET/orders/*"', /^([A-Z]+|\*)\/\S*$/))
    .literal()
    .optional(),
} satisfies RowsOf<ApiStatement>);

export const POLICY = list(STATEMENT).literal().default([]);

/** They are part of a policy, which is one text. */
export const VPC_ENDPOINT_IDS = list(text("be the id of an interface endpoint", /^vpce-[0-9a-f]+$/), {
  min: 1,
}).literal();

/** A private API lets in its endpoints; the given statements come on top. */
export function createPolicy(
  scope: Construct,
  api: ApiGatewayRestApi,
  policy: SettingsOf<typeof POLICY>,
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
      statements.map(({ routes = ["*"], principals: callers = "*", ...statement }) => ({
        ...statement,
        principals: callers,
        actions: ["execute-api:Invoke"],
        resources: routes.map((route) => (route === "*" ? `${api.executionArn}/*` : `${api.executionArn}/*/${route}`)),
      })),
    ),
  });
}
