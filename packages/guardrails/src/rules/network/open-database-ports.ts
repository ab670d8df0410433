import type { Rule } from "../../rule";
import { openTo } from "./shared-openings";

const PORTS: Readonly<Record<number, string>> = {
  1433: "SQL Server",
  1521: "Oracle",
  2049: "NFS",
  3306: "MySQL",
  5432: "PostgreSQL",
  5439: "Redshift",
  6379: "Redis",
  9200: "OpenSearch",
  11211: "Memcached",
  27017: "MongoDB",
};

export const openDatabasePorts: Rule = {
  id: "open-database-ports",
  title: "No database is open to the world",
  why: "A database on the internet is one leaked password, or one unpatched bug, away from being copied.",
  fix: "let in the security groups of those who use it",
  level: "error",
  standards: { fsbp: ["EC2.19"] },
  types: ["aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule"],
  check(resource) {
    const exposed = openTo(resource, PORTS);
    return exposed.length > 0 && `offers ${exposed.join(" and ")} to the world`;
  },
};
