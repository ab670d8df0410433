import { answers, id, rule, shop } from "../fixtures";

const open = (port: number) => ({
  "aws_vpc_security_group_ingress_rule.Cache": rule("aws_security_group.Data", port, "aws_security_group.App"),
  "aws_vpc_security_group_egress_rule.Cache": rule("aws_security_group.App", port, "aws_security_group.Data"),
  "aws_elasticache_subnet_group.Cache": { name: "cache", subnet_ids: [id("aws_subnet.Data")] },
});
const placed = {
  subnet_group_name: `\${aws_elasticache_subnet_group.Cache.name}`,
  security_group_ids: [id("aws_security_group.Data")],
};
const redis = { replication_group_id: "cache", description: "cache", node_type: "cache.t4g.micro", ...placed };

answers([
  [
    "a replication group listens on 6379",
    shop({ ...open(6379), "aws_elasticache_replication_group.Cache": redis }),
    "aws_instance.App → aws_elasticache_replication_group.Cache tcp 6379",
    true,
  ],
  [
    "and on no other port",
    shop({ ...open(6380), "aws_elasticache_replication_group.Cache": redis }),
    "aws_instance.App → aws_elasticache_replication_group.Cache tcp 6380",
    false,
  ],
  [
    "Memcached listens on 11211",
    shop({
      ...open(11211),
      "aws_elasticache_cluster.Cache": {
        cluster_id: "cache",
        engine: "memcached",
        node_type: "cache.t4g.micro",
        num_cache_nodes: 1,
        ...placed,
      },
    }),
    "aws_instance.App → aws_elasticache_cluster.Cache tcp 11211",
    true,
  ],
  [
    "a serverless cache is in the subnets that it names",
    shop({
      ...open(6379),
      "aws_elasticache_serverless_cache.Cache": {
        name: "cache",
        engine: "valkey",
        subnet_ids: [id("aws_subnet.Data")],
        security_group_ids: [id("aws_security_group.Data")],
      },
    }),
    "aws_instance.App → aws_elasticache_serverless_cache.Cache tcp 6379",
    true,
  ],
]);
