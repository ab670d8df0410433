import { blocks, list, type Resource, text } from "@plinth/model";
import { type Cidr, type Family, parseCidr } from "../sets/cidr";
import { elasticIpOf } from "./elastic-ip";
import {
  familiesOf,
  groupsIn,
  type Interface,
  type Node,
  type NodeContext,
  type NodeReader,
  noPublicAddress,
} from "./node";

/** A network interface that nothing in the stack has attached to an instance: that instance has it as its own. */
export const networkInterface: NodeReader = {
  types: ["aws_network_interface"],
  read(resource, context): Node | undefined {
    if (isOfInstance(resource, context)) return;
    return {
      address: resource.address,
      interfaces: interfacesOf(resource, context),
      isInEverySubnet: true,
      initiates: true,
    };
  },
};

function isOfInstance(resource: Resource, { references }: NodeContext): boolean {
  const by = [
    ...references.referring(resource, "network_interface.network_interface_id", "aws_instance"),
    ...references.referring(resource, "primary_network_interface.network_interface_id", "aws_instance"),
    ...references.referring(resource, "network_interface_id", "aws_network_interface_attachment"),
  ];
  const own = blocks(resource.args, "attachment").flatMap(
    (one) => references.find(resource, one.instance, ["aws_instance"]).resources,
  );
  return by.length + own.length > 0;
}

/** The interface that an `aws_network_interface` is. */
export function interfacesOf(resource: Resource, context: NodeContext): readonly Interface[] {
  const { args, address } = resource;
  return context.subnets.in(resource, args, "subnet_id").map((subnet) => {
    const more = context.references
      .referring(resource, "network_interface_id", "aws_network_interface_sg_attachment")
      .flatMap((one) => context.rules.keys(one, one.args, "security_group_id"));
    return {
      subnet,
      groups: [...groupsIn(resource, { names: ["security_groups"], vpc: subnet.vpc }, context), ...more],
      ip: ipsIn(args.private_ip ?? list(args, "private_ips")[0], list(args, "ipv6_addresses")[0]),
      has: familiesOf(args, subnet),
      publicAddress: elasticIpOf(resource, context) ?? noPublicAddress(address),
    };
  });
}

/** Addresses that are known. */
export function ipsIn(ipv4: unknown, ipv6: unknown): Readonly<Partial<Record<Family, Cidr>>> {
  return { 4: parseCidr(text(ipv4) ?? ""), 6: parseCidr(text(ipv6) ?? "") };
}
