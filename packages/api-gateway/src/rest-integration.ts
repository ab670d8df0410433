import { matches, type Problem } from "@plinth/core";
import type { FunctionRef } from "./functions";
import { HOST_NAME } from "./http-route";
import { type HttpMethod, variablesOf } from "./paths";

/** A function, an address on the internet, or by default the network balancer of the API. */
export type RestIntegration = { readonly function: FunctionRef } | { readonly url: string };

/** A network balancer in the VPC, which speaks TLS at that name. */
export interface RestBackend {
  /** A raw `Lb` of the type network, or its ARN. Its security group must let in the link: see the README. */
  readonly balancer: { readonly arn: string };
  /** Name in the certificate behind the balancer, which API Gateway verifies. */
  readonly serverName: string;
  /** @default 443 */
  readonly port?: number;
}

export function restIntegrationProblems(
  integration: RestIntegration | undefined,
  backend: RestBackend | undefined,
): Problem[] {
  return [
    !integration && !backend && "integration must be named, the API has no backend",
    integration !== undefined &&
      "url" in integration &&
      matches("integration.url", integration.url, /^https:\/\/\S+$/, 'begin with "https://"'),
  ];
}

export function backendProblems(backend: RestBackend | undefined): Problem[] {
  return [
    matches("backend.serverName", backend?.serverName, HOST_NAME, 'be a host name such as "www.example.com"'),
    matches(
      "backend.balancer.arn",
      backend?.balancer.arn,
      /^arn:[\w-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/net\/.+$/,
      "be the ARN of a network balancer",
    ),
  ];
}

/** The link of an API, and what is behind it. */
export interface RestLink {
  readonly vpcLinkId: string;
  readonly backend: RestBackend;
}

/** The arguments that say where a request goes; variables of the path that the address names go along. */
export function target(method: HttpMethod, path: string, answer: RestIntegration | RestLink) {
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

function behindLink({ serverName, port = 443 }: RestBackend, path: string): string {
  return `https://${serverName}${port === 443 ? "" : `:${port}`}${path.replace("+}", "}")}`;
}
