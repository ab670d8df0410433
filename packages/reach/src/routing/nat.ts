import { text } from "@plinth/model";
import type { Network } from "../network";
import { aclStep, answerStep } from "../rules/network-acls";
import type { Peer } from "../rules/ranges";
import { closed, open, type Step, unclear } from "../sets/step";
import type { Place } from "../ways/place";
import { gatewayStep } from "./internet-gateway";
import type { Route } from "./routes";

/**
 * Out by a NAT gateway, through the network ACL and the route table of the subnet that it is in. AWS docs, "NAT gateway
 * basics", https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 */
export function* natSteps(
  network: Network,
  from: Place,
  { route, peer }: { readonly route: Route; readonly peer: Peer },
): Iterable<Step> {
  const { resource: gateway, name } = route.target;
  if (gateway === undefined || gateway.mode === "data") {
    yield unclear(route.address, `leads to ${name}, which is not in this stack`);
    return;
  }
  if (text(gateway.args.connectivity_type) === "private") {
    yield closed(gateway.address, "is a private NAT gateway, which has no public address");
    return;
  }
  yield open(route.address, `leads out by ${gateway.address}, which lets nothing in`);
  // A regional NAT gateway is in no subnet.
  for (const subnet of network.subnets.in(gateway, gateway.args, "subnet_id").slice(0, 1)) {
    const acl = network.aclOf(subnet);
    const isSame = subnet.address === from.subnet.address;
    if (!isSame) yield aclStep(acl, "ingress", from.peer);
    yield aclStep(acl, "egress", peer);
    yield gatewayStep(network, { subnet }, peer);
    yield answerStep(acl, "ingress", peer);
    if (!isSame) yield answerStep(acl, "egress", from.peer);
  }
}
