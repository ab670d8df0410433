import { traffic } from "../sets/traffic";
import { dualStack, groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress } from "./node";

/** An RDS Proxy, in the subnets that it names. */
export const dbProxy: NodeReader = {
  types: ["aws_db_proxy"],
  read(resource, context): Node {
    const { args, address } = resource;
    const port = PORTS[`${args.engine_family}`];
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
      accepts: port === undefined ? undefined : { traffic: traffic("tcp", port), says: `listens on tcp ${port}` },
    };
  },
};

/** AWS docs, "Quotas and limitations for RDS Proxy", https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html */
const PORTS: Readonly<Record<string, number>> = { MYSQL: 3306, POSTGRESQL: 5432, SQLSERVER: 1433 };
