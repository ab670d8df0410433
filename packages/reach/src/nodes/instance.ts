import { blocks, list, type Resource } from "@plinth/model";
import { elasticIpOf } from "./elastic-ip";
import { interfacesOf, ipsIn } from "./network-interface";
import {
  familiesOf,
  groupsIn,
  type Interface,
  type Node,
  type NodeContext,
  type NodeReader,
  publicBy,
  publicBySubnet,
} from "./node";

/** An EC2 instance: its primary interface, and those that are attached to it. */
export const instance: NodeReader = {
  types: ["aws_instance"],
  read(resource, context): Node {
    const attached = attachedTo(resource, context).flatMap((one) => interfacesOf(one, context));
    const brought = blocks(resource.args, "network_interface").concat(
      blocks(resource.args, "primary_network_interface"),
    );
    const interfaces = brought.length > 0 ? attached : [...primary(resource, context), ...attached];
    return { address: resource.address, interfaces, isInEverySubnet: true, initiates: true };
  },
};

function primary(resource: Resource, context: NodeContext): readonly Interface[] {
  const { args, address } = resource;
  const subnets = context.subnets.placing(resource, args, "subnet_id");
  return subnets.map((subnet) => ({
    subnet,
    groups: groupsIn(
      resource,
      { names: ["vpc_security_group_ids", "security_groups"], vpc: subnet.vpc },
      context,
    ).concat(moreGroups(resource, context)),
    ip: ipsIn(args.private_ip, list(args, "ipv6_addresses")[0]),
    has: familiesOf(args, subnet),
    publicAddress:
      elasticIpOf(resource, context) ??
      publicBy(args.associate_public_ip_address, {
        address,
        name: "associate_public_ip_address",
        absent: publicBySubnet(address, subnet),
      }),
  }));
}

function moreGroups(resource: Resource, { references, rules }: NodeContext): readonly string[] {
  return references
    .referring(resource, "network_interface_id", "aws_network_interface_sg_attachment")
    .flatMap((one) => rules.keys(one, one.args, "security_group_id"));
}

function attachedTo(resource: Resource, { references }: NodeContext): readonly Resource[] {
  const own = [
    ...blocks(resource.args, "network_interface"),
    ...blocks(resource.args, "primary_network_interface"),
  ].flatMap((block) => references.find(resource, block.network_interface_id, ["aws_network_interface"]).resources);
  const attached = references.referring(resource, "attachment.instance", "aws_network_interface");
  const apart = references
    .referring(resource, "instance_id", "aws_network_interface_attachment")
    .flatMap((one) => references.one(one, "network_interface_id", "aws_network_interface") ?? []);
  return [...new Set([...own, ...attached, ...apart])];
}
