import { aclAdminPorts } from "../../../src/rules/network/acl-admin-ports";
import { cases, says } from "../../cases";

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

const ALL = "lets the world in to FTP data on 20, FTP on 21, SSH on 22, RDP on 3389";
const SSH = "lets the world in to SSH on 22";
const allowed = (args: object) => rule({ ...ssh, rule_action: "allow", ...args });

says(aclAdminPorts, [
  ["every protocol", allowed({ protocol: "-1" }), ALL],
  ["every protocol by its name", allowed({ protocol: "all", from_port: 443, to_port: 443 }), ALL],
  ["TCP by its number", allowed({ protocol: "6" }), SSH],
  ["TCP by its number, not as text", allowed({ protocol: 6 }), SSH],
  ["TCP without ports", allowed({ from_port: undefined, to_port: undefined }), ALL],
  ["UDP", allowed({ protocol: "udp" }), undefined],
  ["a range that ends at the port", allowed({ from_port: 22, to_port: 22 }), SSH],
  ["a range between the ports", allowed({ from_port: 23, to_port: 3388 }), undefined],
  ["a range above the ports", allowed({ from_port: 3390, to_port: 65535 }), undefined],
  ["IPv6", allowed({ cidr_block: undefined, ipv6_cidr_block: "::/0" }), SSH],
  ["a network of IPv6", allowed({ cidr_block: undefined, ipv6_cidr_block: "2001:db8::/32" }), undefined],
  ["the way out, as text", allowed({ egress: "true" }), undefined],
  ["no action", rule(ssh), undefined],
  ["a refusal in a list", acl({ ...ssh, rule_no: 100, action: "deny" }), undefined],
  [
    "two rules for one port",
    acl({ ...ssh, rule_no: 1, action: "allow" }, { ...ssh, rule_no: 2, action: "allow" }),
    SSH,
  ],
  [
    "the way out of a list",
    { resource: { aws_network_acl: { Acl: { egress: [{ ...ssh, action: "allow" }] } } } },
    undefined,
  ],
]);

const numbered = (rule_no: number, args: object) => ({ ...ssh, rule_no, ...args });
const allowAll = numbered(200, { action: "allow" });
const refuseAll = (rule_no: number, args: object = {}) => numbered(rule_no, { action: "deny", ...args });

says(aclAdminPorts, [
  ["a refusal that is read before", acl(allowAll, refuseAll(100)), undefined],
  ["a refusal that is read after", acl(refuseAll(300), allowAll), SSH],
  ["a refusal of another port", acl(refuseAll(100, { from_port: 3389, to_port: 3389 }), allowAll), SSH],
  ["a refusal of some ports", acl(refuseAll(100, { from_port: 0, to_port: 1024 }), allowAll), undefined],
  ["a refusal of a network", acl(refuseAll(100, { cidr_block: "192.0.2.0/24" }), allowAll), SSH],
  [
    "a refusal of IPv6 before a way in over IPv4",
    acl(refuseAll(100, { cidr_block: undefined, ipv6_cidr_block: "::/0" }), allowAll),
    SSH,
  ],
  ["a refusal whose number is known later", acl({ ...refuseAll(100), rule_no: "${var.number}" }, allowAll), SSH],
  ["ports that are known later", allowed({ from_port: "${var.port}", to_port: "${var.port}" }), undefined],
  ["half of the world", allowed({ cidr_block: "128.0.0.0/1" }), SSH],
]);

const inAcl = (network_acl_id: string, rule_number: number, rule_action: "allow" | "deny") => ({
  ...ssh,
  network_acl_id,
  rule_number,
  rule_action,
});

says(aclAdminPorts, [
  [
    "a rule behind the refusal of another rule",
    { resource: { aws_network_acl_rule: { Refuse: inAcl("acl-1", 100, "deny"), In: inAcl("acl-1", 200, "allow") } } },
    undefined,
  ],
  [
    "a rule behind the refusal of another ACL",
    { resource: { aws_network_acl_rule: { Refuse: inAcl("acl-2", 100, "deny"), In: inAcl("acl-1", 200, "allow") } } },
    SSH,
  ],
]);
