import { number, type Resource, text } from "@plinth/model";
import { traffic } from "../sets/traffic";
import { dualStack, groupsIn, interfaceIn, type Node, type NodeReader, noPublicAddress } from "./node";

/** ElastiCache clusters, replication groups and serverless caches. */
export const cache: NodeReader = {
  types: ["aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_elasticache_serverless_cache"],
  read(resource, context): Node | undefined {
    const { args, address } = resource;
    // A cluster of a replication group is part of that.
    if (resource.type === "aws_elasticache_cluster" && args.replication_group_id !== undefined) return;
    const group = context.references.one(resource, "subnet_group_name", "aws_elasticache_subnet_group");
    const subnets = context.subnets.placing(group ?? resource, (group ?? resource).args, "subnet_ids");
    return {
      address,
      interfaces: subnets.map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { names: ["security_group_ids"], vpc: subnet.vpc }, context),
          has: dualStack(args.network_type, subnet),
          publicAddress: noPublicAddress(address, "is a cache, which never has a public address"),
        }),
      ),
      isInEverySubnet: false,
      initiates: false,
      accepts: acceptsOf(resource),
    };
  },
};

/** Default ports: AWS docs, "Accessing your ElastiCache cluster"; serverless caches have two. */
function acceptsOf({ args, type }: Resource): Node["accepts"] {
  if (type === "aws_elasticache_serverless_cache") return;
  const byDefault = text(args.engine) === "memcached" ? 11_211 : 6379;
  const port = args.port === undefined ? byDefault : number(args.port);
  return port === undefined ? undefined : { traffic: traffic("tcp", port), says: `listens on tcp ${port}` };
}
