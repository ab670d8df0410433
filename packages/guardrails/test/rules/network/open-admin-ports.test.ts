import { openAdminPorts } from "../../../src/rules/network/open-admin-ports";
import { cases } from "../../cases";

const rule = (args: object) => ({
  resource: {
    aws_vpc_security_group_ingress_rule: { Rule: { security_group_id: "${aws_security_group.Web.id}", ...args } },
  },
});
const inline = (...ingress: object[]) => ({ resource: { aws_security_group: { Web: { ingress } } } });
const old = (args: object) => ({ resource: { aws_security_group_rule: { Rule: { type: "ingress", ...args } } } });

cases(openAdminPorts, {
  fails: {
    "SSH from every IPv4 address": rule({ ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" }),
    "SSH from every IPv6 address, where Checkov is blind": rule({
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_ipv6: "::/0",
    }),
    "every protocol, where Checkov is blind": rule({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
    "a range with RDP in it": inline({ protocol: "tcp", from_port: 3000, to_port: 4000, cidr_blocks: ["0.0.0.0/0"] }),
    "an open rule behind one for the group itself": inline(
      { protocol: "-1", from_port: 0, to_port: 0, self: true },
      { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] },
    ),
    "an old rule resource": old({
      protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"],
    }),
  },
  passes: {
    "SSH from a network of one's own": rule({
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_ipv4: "10.0.0.0/8",
    }),
    "HTTPS from the world": rule({ ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" }),
    "everything from the group itself": inline({ protocol: "-1", from_port: 0, to_port: 0, self: true }),
    "a way out": old({ type: "egress", protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }),
  },
});
