import { isTrue, isUnknown, type Resource, text } from "@plinth/model";
import { shown } from "../references";
import { policyText } from "../rules/endpoint-policy";
import { EVERYTHING } from "../sets/traffic";
import {
  dualStack,
  groupsIn,
  interfaceIn,
  type Node,
  type NodeContext,
  type NodeReader,
  noPublicAddress,
} from "./node";

/** An interface VPC endpoint, in the subnets that it names. */
export const interfaceEndpoint: NodeReader = {
  types: ["aws_vpc_endpoint"],
  read(resource, context): Node | undefined {
    const { args, address } = resource;
    if (text(args.vpc_endpoint_type) !== "Interface") return;
    const associated = context.references
      .referring(resource, "vpc_endpoint_id", "aws_vpc_endpoint_subnet_association")
      .flatMap((one) => context.subnets.in(one, one.args, "subnet_id"));
    const named = context.subnets.in(resource, args, "subnet_ids").concat(associated);
    const subnets = named.length > 0 ? named : context.subnets.placing(resource);
    const more = context.references
      .referring(resource, "vpc_endpoint_id", "aws_vpc_endpoint_security_group_association")
      .flatMap((one) => context.rules.keys(one, one.args, "security_group_id"));
    return {
      address,
      interfaces: subnets.map((subnet) =>
        interfaceIn(subnet, {
          groups: [...groupsIn(resource, { names: ["security_group_ids"], vpc: subnet.vpc }, context), ...more],
          has: dualStack(args.ip_address_type, subnet),
          publicAddress: noPublicAddress(address, "is an interface endpoint, which never has a public address"),
        }),
      ),
      isInEverySubnet: true,
      initiates: false,
      accepts: { traffic: EVERYTHING, says: textOf(resource, context) },
    };
  },
};

/** Without private DNS, clients must ask for the names of the endpoint itself. */
function textOf({ args }: Resource, { stack }: NodeContext): string {
  const { private_dns_enabled: dns, service_name: service, policy } = args;
  const names = isTrue(dns) ? "the names of the service lead to it" : "the names of the service do not lead to it";
  const said = isUnknown(dns) ? "its private DNS is known only after apply" : names;
  return `is an endpoint of ${shown(service)}; ${said}; ${policyText(policy, stack)}`;
}
