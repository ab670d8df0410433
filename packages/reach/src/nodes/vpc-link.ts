import { NOTHING } from "../sets/intervals";
import { groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress } from "./node";

/** A VPC link of HTTP and WebSocket APIs: what reaches the API goes on from its interfaces. */
export const vpcLink: NodeReader = {
  types: ["aws_apigatewayv2_vpc_link"],
  read(resource, context): Node {
    const { args, address } = resource;
    return {
      address,
      interfaces: context.subnets.placing(resource, args, "subnet_ids").map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { names: ["security_group_ids"], vpc: subnet.vpc }, context),
          publicAddress: noPublicAddress(address, "is a VPC link, which only its API uses"),
        }),
      ),
      isInEverySubnet: true,
      initiates: false,
      accepts: { traffic: NOTHING, says: "is a VPC link, which only its API uses" },
    };
  },
};
