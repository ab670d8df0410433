import { type Arguments, block, blocks, type Resource } from "@plinth/model";
import type { Subnet } from "../routing/subnets";
import {
  familiesOf,
  groupsIn,
  interfaceIn,
  type Node,
  type NodeContext,
  type NodeReader,
  publicBy,
  publicBySubnet,
} from "./node";

const TEMPLATES = ["aws_launch_template", "aws_launch_configuration"];

/** The instances of an Auto Scaling group, as its launch template describes them. */
export const autoScalingGroup: NodeReader = {
  types: ["aws_autoscaling_group"],
  read(resource, context): Node {
    const template = templateOf(resource, context);
    const interfaces = context.subnets.placing(resource, resource.args, "vpc_zone_identifier").map((subnet) => {
      if (template === undefined) return unknownIn(subnet, resource.address);
      const args = block(template.args, "network_interfaces");
      const has = familiesOf(args, subnet);
      return interfaceIn(subnet, {
        groups: groupsOf(template, args, subnet, context),
        publicAddress: publicOf(template, args, subnet),
        has,
      });
    });
    return { address: resource.address, interfaces, isInEverySubnet: true, initiates: true };
  },
};

function templateOf(resource: Resource, { references }: NodeContext): Resource | undefined {
  const { args } = resource;
  const [mixed] = blocks(block(args, "mixed_instances_policy"), "launch_template");
  const said = [block(args, "launch_template"), block(mixed, "launch_template_specification")];
  const values = said.flatMap(({ id, name, launch_template_id, launch_template_name }) => [
    ...[id, name, launch_template_id, launch_template_name],
  ]);
  return [...values, args.launch_configuration].flatMap(
    (value) => references.find(resource, value, TEMPLATES).resources,
  )[0];
}

/** Groups of the interface come before those of the template. */
function groupsOf(template: Resource, args: Arguments, { vpc }: Subnet, context: NodeContext): readonly string[] {
  const names = ["vpc_security_group_ids", "security_groups"];
  if (args.security_groups !== undefined) return groupsIn(template, { args, names: ["security_groups"], vpc }, context);
  return groupsIn(template, { names, vpc }, context);
}

function publicOf({ args, address }: Resource, ofInterface: Arguments, subnet: Subnet) {
  const value = ofInterface.associate_public_ip_address ?? args.associate_public_ip_address;
  return publicBy(value, { address, name: "associate_public_ip_address", absent: publicBySubnet(address, subnet) });
}

function unknownIn(subnet: Subnet, address: string) {
  const publicAddress = { answer: "unknown", address, says: "its launch template is not in this stack" } as const;
  return interfaceIn(subnet, { groups: ["?"], publicAddress });
}
