import { dualStack, groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress } from "./node";

/** An RDS Proxy, in the subnets that it names. */
export const dbProxy: NodeReader = {
  types: ["aws_db_proxy"],
  read(resource, context): Node {
    const { args, address } = resource;
    return {
      address,
      interfaces: context.subnets.placing(resource, args, "vpc_subnet_ids").map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { names: ["vpc_security_group_ids"], vpc: subnet.vpc }, context),
          has: dualStack(args.endpoint_network_type, subnet),
          publicAddress: noPublicAddress(address, "is an RDS Proxy, which never has a public address"),
        }),
      ),
      isInEverySubnet: true,
      initiates: true,
    };
  },
};
