import { block, isUnknown } from "@plinth/model";
import { groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress, publicBy } from "./node";

/** The tasks of an ECS service that have network interfaces of their own (awsvpc). */
export const ecsService: NodeReader = {
  types: ["aws_ecs_service"],
  read(resource, context): Node | undefined {
    const { address } = resource;
    const args = block(resource.args, "network_configuration");
    if (args.subnets === undefined && !isUnknown(resource.args.network_configuration)) return;
    const subnets = context.subnets.placing(resource, args, "subnets");
    return {
      address,
      interfaces: subnets.map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { args, names: ["security_groups"], vpc: subnet.vpc }, context),
          publicAddress: publicBy(args.assign_public_ip, {
            address,
            name: "assign_public_ip",
            absent: noPublicAddress(address),
          }),
        }),
      ),
      isInEverySubnet: true,
      initiates: true,
    };
  },
};
