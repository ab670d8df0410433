import { block, isTrue, isUnknown } from "@plinth/model";
import { NOTHING } from "../sets/intervals";
import { groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress } from "./node";

/** A Lambda function in a VPC: it connects from there, and nothing connects to it there. */
export const lambda: NodeReader = {
  types: ["aws_lambda_function"],
  read(resource, context): Node | undefined {
    const args = block(resource.args, "vpc_config");
    if (args.subnet_ids === undefined && !isUnknown(resource.args.vpc_config)) return;
    const subnets = context.subnets.placing(resource, args, "subnet_ids");
    return {
      address: resource.address,
      interfaces: subnets.map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { args, names: ["security_group_ids"], vpc: subnet.vpc }, context),
          has: { 4: subnet.has[4], 6: isTrue(args.ipv6_allowed_for_dual_stack) },
          publicAddress: noPublicAddress(resource.address, "is a Lambda function, which never has a public address"),
        }),
      ),
      isInEverySubnet: true,
      initiates: true,
      accepts: { traffic: NOTHING, says: "is a Lambda function, which accepts no connections from its VPC" },
    };
  },
};
