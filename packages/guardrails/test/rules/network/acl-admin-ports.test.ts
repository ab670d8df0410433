import { aclAdminPorts } from "../../../src/rules/network/acl-admin-ports";
import { cases } from "../../cases";

const acl = (...ingress: object[]) => ({ resource: { aws_network_acl: { Acl: { ingress } } } });
const rule = (args: object) => ({ resource: { aws_network_acl_rule: { In: { rule_number: 100, ...args } } } });
const ssh = { protocol: "tcp", from_port: 22, to_port: 22, cidr_block: "0.0.0.0/0" };

cases(aclAdminPorts, {
  fails: {
    "SSH in a list": acl({ ...ssh, rule_no: 100, action: "allow" }),
    "SSH in a rule": rule({ ...ssh, rule_action: "allow" }),
    "every protocol over IPv6": rule({ protocol: "-1", ipv6_cidr_block: "::/0", rule_action: "allow" }),
  },
  passes: {
    "a refusal": rule({ ...ssh, rule_action: "deny" }),
    "the way out": rule({ ...ssh, rule_action: "allow", egress: true }),
    "SSH from a network": acl({ ...ssh, rule_no: 100, action: "allow", cidr_block: "10.0.0.0/8" }),
    HTTPS: acl({ ...ssh, rule_no: 100, action: "allow", from_port: 443, to_port: 443 }),
  },
});
