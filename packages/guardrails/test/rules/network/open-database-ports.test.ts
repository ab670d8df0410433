import { openDatabasePorts } from "../../../src/rules/network/open-database-ports";
import { cases } from "../../cases";

const rule = (args: object) => ({ resource: { aws_vpc_security_group_ingress_rule: { In: args } } });
const port = (number: number) => ({ ip_protocol: "tcp", from_port: number, to_port: number });

cases(openDatabasePorts, {
  fails: {
    "PostgreSQL from every IPv4 address": rule({ ...port(5432), cidr_ipv4: "0.0.0.0/0" }),
    "MySQL from every IPv6 address": rule({ ...port(3306), cidr_ipv6: "::/0" }),
    "a range with Redis in it": rule({ ip_protocol: "tcp", from_port: 6000, to_port: 7000, cidr_ipv4: "0.0.0.0/0" }),
  },
  passes: {
    "PostgreSQL from a network": rule({ ...port(5432), cidr_ipv4: "10.0.0.0/8" }),
    "PostgreSQL from a group": rule({ ...port(5432), referenced_security_group_id: "${aws_security_group.Web.id}" }),
    "a port that is known later": rule({
      ip_protocol: "tcp",
      from_port: "${var.port}",
      to_port: "${var.port}",
      cidr_ipv4: "0.0.0.0/0",
    }),
    "HTTPS from the world": rule({ ...port(443), cidr_ipv4: "0.0.0.0/0" }),
  },
});
