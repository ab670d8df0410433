import { block, list, type Resource } from "@plinth/model";
import type { Network } from "../network";
import { listenersOf } from "../nodes/listeners";
import { type Intervals, NOTHING, union } from "../sets/intervals";
import type { Grant } from "../sets/step";
import { EVERYTHING, traffic } from "../sets/traffic";

/** What an API of API Gateway passes on through a VPC link. */
export interface ApiLink {
  /** Address of the VPC link. */
  readonly link: string;
  /** Address of the load balancer. */
  readonly to: string;
  readonly traffic: Intervals;
  /** Why the internet reaches the link; nothing when it does not. */
  readonly fromInternet?: Grant;
  readonly note: Grant;
}

const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
const BALANCERS = ["aws_lb", "aws_alb"];

/** APIs answer on HTTPS alone. */
export const API_TRAFFIC: Intervals = traffic("tcp", 443);

/** All ways from APIs to load balancers. */
export function apiLinks(network: Network): readonly ApiLink[] {
  const { stack } = network;
  return [
    ...stack.all("aws_apigatewayv2_vpc_link").flatMap((link) => ofHttpApis(network, link)),
    ...stack.all("aws_api_gateway_vpc_link").flatMap((link) => ofRestApis(network, link)),
  ];
}

/** HTTP and WebSocket APIs lead to one listener. */
function ofHttpApis(network: Network, link: Resource): readonly ApiLink[] {
  const { references } = network;
  return references.referring(link, "connection_id", "aws_apigatewayv2_integration").flatMap((integration) => {
    const api = references.one(integration, "api_id", "aws_apigatewayv2_api");
    const { resources } = references.find(integration, integration.args.integration_uri, LISTENERS);
    return resources.flatMap((resource) => {
      const balancer = references.one(resource, "load_balancer_arn", ...BALANCERS);
      if (balancer === undefined) return [];
      const listener = listenersOf(balancer, network).find((one) => one.resource === resource);
      const note = noteOf(
        integration,
        `sends requests of ${api?.address ?? "its API"} through ${link.address} to ${resource.address}`,
      );
      const fromInternet = api && noteOf(api, "is an API that the internet reaches");
      return [{ link: link.address, to: balancer.address, traffic: listener?.traffic ?? NOTHING, fromInternet, note }];
    });
  });
}

/** REST APIs lead to every listener of a Network Load Balancer. */
function ofRestApis(network: Network, link: Resource): readonly ApiLink[] {
  const { references } = network;
  const integrations = references.referring(link, "connection_id", "aws_api_gateway_integration");
  const balancers = references.each(link, "target_arns", ...BALANCERS).flatMap(({ resources }) => resources);
  return integrations.flatMap((integration) => {
    const api = references.one(integration, "rest_api_id", "aws_api_gateway_rest_api");
    return balancers.map((balancer) => ({
      link: link.address,
      to: balancer.address,
      traffic: union(...listenersOf(balancer, network).map((one) => one.traffic)),
      fromInternet: api && !isPrivate(api) ? noteOf(api, "is an API that the internet reaches") : undefined,
      note: noteOf(
        integration,
        `sends requests of ${api?.address ?? "its API"} through ${link.address} to ${balancer.address}`,
      ),
    }));
  });
}

function isPrivate({ args }: Resource): boolean {
  return list(block(args, "endpoint_configuration"), "types").includes("PRIVATE");
}

function noteOf({ address }: Resource, says: string): Grant {
  return { address, traffic: EVERYTHING, isSure: true, says };
}
