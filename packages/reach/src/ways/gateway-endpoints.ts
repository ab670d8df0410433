import { type Resource, text } from "@plinth/model";
import type { Network } from "../network";
import { policyText } from "../rules/endpoint-policy";
import { aclStep, answerStep } from "../rules/network-acls";
import { type Peer, serviceOf } from "../rules/ranges";
import { groupStep } from "../rules/security-groups";
import { closed, open, type Step, unclear } from "../sets/step";
import type { Place } from "./place";

/** Gateway endpoints of the stack: S3 and DynamoDB. */
export function gatewayEndpoints({ stack }: Network): readonly Resource[] {
  return stack.all("aws_vpc_endpoint").filter(({ args }) => (text(args.vpc_endpoint_type) ?? "Gateway") === "Gateway");
}

/** The service behind an endpoint: public addresses that only its prefix list names. */
export function servicePeer({ address, args }: Resource): Peer {
  return { family: 4, isWhole: false, within: [], service: serviceOf(args.service_name), title: address };
}

/**
 * To the service behind a gateway endpoint: a route table with the endpoint, and rules for the addresses of the service.
 * AWS docs, "Gateway endpoints", https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export function* stepsToService(network: Network, from: Place, endpoint: Resource): Iterable<Step> {
  const peer = servicePeer(endpoint);
  if (from.interface.groups) yield groupStep(network.rules, from.interface.groups, "egress", { peer, groups: [] });
  yield aclStep(network.aclOf(from.subnet), "egress", peer);
  yield endpointStep(network, from, endpoint);
  yield answerStep(network.aclOf(from.subnet), "ingress", peer);
}

function endpointStep(network: Network, { subnet }: Place, endpoint: Resource): Step {
  const { address, isForeign } = network.tableOf(subnet);
  if (!tablesOf(network, endpoint).has(address)) {
    const says = `has no route to ${endpoint.address} in this stack`;
    return isForeign ? unclear(address, says) : closed(address, says);
  }
  return open(endpoint.address, `is a route of ${address}; ${policyText(endpoint.args.policy, network.stack)}`);
}

function tablesOf(network: Network, endpoint: Resource): ReadonlySet<string> {
  const { references } = network;
  const given = endpoint.args.route_table_ids;
  const own = (Array.isArray(given) ? given : [given])
    .filter((one) => one !== undefined)
    .map((value) => network.tableIn(endpoint, value));
  const apart = references
    .referring(endpoint, "vpc_endpoint_id", "aws_vpc_endpoint_route_table_association")
    .map((one) => network.tableIn(one, one.args.route_table_id));
  return new Set([...own, ...apart]);
}
