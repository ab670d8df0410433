import { openEveryPort } from "../../../src/rules/network/open-every-port";
import { cases } from "../../cases";

const rule = (args: object) => ({ resource: { aws_vpc_security_group_ingress_rule: { In: args } } });

cases(openEveryPort, {
  fails: {
    "every protocol from IPv4, where Checkov is blind": rule({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
    "every protocol from IPv6, where Checkov is blind": rule({ ip_protocol: "-1", cidr_ipv6: "::/0" }),
    "every port over TCP": rule({ ip_protocol: "tcp", from_port: 0, to_port: 65535, cidr_ipv4: "0.0.0.0/0" }),
  },
  passes: {
    "one port": rule({ ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" }),
    "every protocol from a network": rule({ ip_protocol: "-1", cidr_ipv4: "10.0.0.0/8" }),
  },
});
