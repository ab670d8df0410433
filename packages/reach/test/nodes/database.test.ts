import { aclRule, answers, id, rule, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";
const WIDE = {
  "aws_vpc_security_group_ingress_rule.Wide": rule("aws_security_group.Data", 0, "0.0.0.0/0", { to_port: 65535 }),
};
const cluster = (more: object = {}) => ({
  engine: "aurora-postgresql",
  db_subnet_group_name: `\${aws_db_subnet_group.Data.name}`,
  vpc_security_group_ids: [id("aws_security_group.Data")],
  skip_final_snapshot: true,
  ...more,
});

answers([
  [
    "a database listens on one port, whatever its group lets in",
    shop({ ...WIDE, "aws_vpc_security_group_egress_rule.Out": { from_port: 0, to_port: 65535 } }),
    "aws_instance.App → aws_db_instance.Data tcp 22",
    false,
    "aws_db_instance.Data",
  ],
  [
    "a port of its own comes before that of the engine",
    shop({ "aws_db_instance.Data": { port: 5433 } }),
    ASKED,
    false,
    "aws_db_instance.Data",
  ],
  [
    "a public database in a public subnet is reached",
    shop({
      ...WIDE,
      "aws_db_instance.Data": { publicly_accessible: true },
      "aws_db_subnet_group.Data": { subnet_ids: [id("aws_subnet.Public")] },
    }),
    "internet → aws_db_instance.Data tcp 5432",
    true,
    "aws_db_instance.Data",
  ],
  [
    "a public database in a subnet without a way to the internet is not",
    shop({ ...WIDE, "aws_db_instance.Data": { publicly_accessible: true } }),
    "internet → aws_db_instance.Data tcp 5432",
    false,
    "the main route table of aws_vpc.Main",
  ],
  [
    "a database is in one of its subnets, and nobody knows in which",
    shop({
      ...WIDE,
      "aws_db_instance.Data": { publicly_accessible: true },
      "aws_db_subnet_group.Data": { subnet_ids: [id("aws_subnet.Public"), id("aws_subnet.Data")] },
    }),
    "internet → aws_db_instance.Data tcp 5432",
    "unknown",
    "aws_db_instance.Data",
  ],
  [
    "a network ACL of one of its subnets makes it unknown as well",
    shop({
      "aws_db_subnet_group.Data": { subnet_ids: [id("aws_subnet.Public"), id("aws_subnet.Data")] },
      "aws_network_acl.Data": {
        vpc_id: id("aws_vpc.Main"),
        subnet_ids: [id("aws_subnet.Data")],
        ingress: [aclRule(1, "deny", [0, 65535])],
      },
    }),
    ASKED,
    "unknown",
  ],
  [
    "a cluster is found by the name of its subnet group",
    shop({ "aws_rds_cluster.Data": cluster() }),
    "aws_instance.App → aws_rds_cluster.Data tcp 5432",
    true,
  ],
  [
    "a public instance makes a cluster public",
    shop({
      ...WIDE,
      "aws_db_subnet_group.Data": { subnet_ids: [id("aws_subnet.Public")] },
      "aws_rds_cluster.Data": cluster(),
      "aws_rds_cluster_instance.Data": {
        cluster_identifier: id("aws_rds_cluster.Data"),
        engine: "aurora-postgresql",
        instance_class: "db.t4g.medium",
        publicly_accessible: true,
      },
    }),
    "internet → aws_rds_cluster.Data tcp 5432",
    true,
    "aws_rds_cluster_instance.Data",
  ],
]);
