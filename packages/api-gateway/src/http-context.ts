import type { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { Connections, ModuleContext } from "@plinth/core";

/** What the methods of an HTTP API need of it. */
export interface HttpContext extends ModuleContext {
  readonly api: { readonly id: string; readonly executionArn: string };
  /** Of the balancer of the API. */
  readonly integration: Apigatewayv2Integration;
  readonly vpcLinkId: string;
  readonly connections: Connections;
  /** Of routes that name none. */
  readonly authorization: RouteAuthorization;
}

export interface RouteAuthorization {
  readonly authorizationType: string;
  readonly authorizerId?: string;
  readonly authorizationScopes?: string[];
}
