import { ApiGatewayVpcLink } from "@cdktf/provider-aws/lib/api-gateway-vpc-link";
import {
  byMember,
  dependOn,
  integer,
  type ModuleContext,
  object,
  type Problem,
  type RowsOf,
  reference,
  regionProblem,
  type SettingsOf,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import { FUNCTION, type FunctionRef } from "./functions";
import { HOST_NAME, HTTP_URL } from "./http-integration";
import { type HttpMethod, variablesOf } from "./paths";

/** A function, an address on the internet, or by default the network balancer of the API. */
export type RestIntegration = { readonly function: FunctionRef } | { readonly url: string };

/** A network balancer in the VPC, which speaks TLS at that name. */
export interface RestBackend {
  /** A raw `Lb` of the type network, or its ARN. A change replaces the link. Its security group must let in the link: see the README. */
  readonly balancer: { readonly arn: string };
  /** Name in the certificate behind the balancer, which API Gateway verifies. */
  readonly serverName: string;
  /** @default 443 */
  readonly port?: number;
}

export const REST_INTEGRATION = byMember({
  function: object({ function: FUNCTION }),
  url: object({ url: HTTP_URL }),
});

export const BACKEND = object({
  balancer: reference<RestBackend["balancer"]>({
    arn: text(
      "be the ARN of a network balancer",
      /^arn:[\w-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/net\/.+$/,
    ),
  }),
  serverName: HOST_NAME,
  port: integer(1, 65535).literal().default(443),
} satisfies RowsOf<RestBackend>);
type BackendSettings = SettingsOf<typeof BACKEND>;

/**
 * AWS docs, "Private integration using VPC links V1",
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/vpc-links-v1.html
 */
export function backendRegionProblem(api: Construct, { balancer }: BackendSettings): Problem {
  return regionProblem("backend.balancer", api, balancer);
}

/** The link lives with the API, whose stack depends on that of the balancer. */
export function createVpcLink(context: ModuleContext, name: string, { balancer }: BackendSettings): ApiGatewayVpcLink {
  const { scope } = context;
  if (Construct.isConstruct(balancer)) {
    const call = `${scope.node.path} with the backend ${balancer.node.path}`;
    const remedy = "put the API into the stack of its backend, or into one that the backend does not depend on";
    dependOn(scope, balancer, call, remedy);
  }
  return new ApiGatewayVpcLink(scope, "VpcLink", {
    name,
    targetArns: [balancer.arn],
    tags: context.tags(),
    // AWS does not delete a link while an integration uses it.
    lifecycle: { createBeforeDestroy: true },
  });
}

/** The link of an API, and what is behind it. */
export interface RestLink {
  readonly vpcLinkId: string;
  readonly backend: BackendSettings;
}

/** The arguments that say where a request goes; variables of the path that the address names go along. */
export function targetOf(method: HttpMethod, path: string, answer: SettingsOf<typeof REST_INTEGRATION> | RestLink) {
  if ("function" in answer) {
    return { type: "AWS_PROXY", integrationHttpMethod: "POST", uri: answer.function.invokeArn };
  }
  const uri = "url" in answer ? answer.url : behindLink(answer.backend, path);
  const variables = variablesOf(path).filter((name) => uri.includes(`{${name}}`));
  return {
    type: "HTTP_PROXY",
    integrationHttpMethod: method,
    uri,
    requestParameters:
      variables.length > 0
        ? Object.fromEntries(
            variables.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
          )
        : undefined,
    ...("vpcLinkId" in answer ? { connectionType: "VPC_LINK", connectionId: answer.vpcLinkId } : {}),
  };
}

function behindLink({ serverName, port }: BackendSettings, path: string): string {
  return `https://${serverName}${port === 443 ? "" : `:${port}`}${path.replace("+}", "}")}`;
}
