import { blocks, isTrue, isUnknown, type Resource, text } from "@plinth/model";
import type { Subnet } from "../routing/subnets";
import { union } from "../sets/intervals";
import { trafficText } from "../sets/traffic";
import { type Listener, listenersOf } from "./listeners";
import {
  dualStack,
  groupsIn,
  type Node,
  type NodeContext,
  type NodeReader,
  noPublicAddress,
  type PublicAddress,
} from "./node";

/** An Application, Network or Gateway Load Balancer: it accepts what its listeners listen on. */
export const loadBalancer: NodeReader = {
  types: ["aws_lb", "aws_alb"],
  read(resource, context): Node {
    const { args, address } = resource;
    const mapped = blocks(args, "subnet_mapping").flatMap((one) => context.subnets.in(resource, one, "subnet_id"));
    // A state has the subnets in both.
    const subnets = mapped.length > 0 ? mapped : context.subnets.placing(resource, args, "subnets");
    return {
      address,
      interfaces: subnets.map((subnet) => ({
        subnet,
        groups: groupsOf(resource, subnet, context),
        ip: {},
        has: dualStack(args.ip_address_type, subnet),
        publicAddress: publicAddressOf(resource),
      })),
      isInEverySubnet: true,
      initiates: false,
      accepts: acceptsOf(listenersOf(resource, context)),
    };
  },
};

export function isNetworkLoadBalancer({ args }: Resource): boolean {
  return text(args.load_balancer_type) === "network" || text(args.load_balancer_type) === "gateway";
}

/** An Application Load Balancer always has a group; a Network Load Balancer without one lets everything pass. */
function groupsOf(resource: Resource, { vpc }: Subnet, context: NodeContext): readonly string[] | undefined {
  if (isNetworkLoadBalancer(resource) && resource.args.security_groups === undefined) return;
  return groupsIn(resource, { names: ["security_groups"], vpc }, context);
}

function publicAddressOf({ args, address }: Resource): PublicAddress {
  if (isUnknown(args.internal)) return { answer: "unknown", address, says: "internal is known only after apply" };
  if (isTrue(args.internal) || args.load_balancer_type === "gateway") return noPublicAddress(address, "is internal");
  return { answer: "yes", address, says: "is internet-facing" };
}

function acceptsOf(listeners: readonly Listener[]): Node["accepts"] {
  const traffic = union(...listeners.map((one) => one.traffic));
  return {
    traffic,
    says: listeners.length === 0 ? "has no listeners in this stack" : `listens on ${trafficText(traffic)}`,
  };
}
