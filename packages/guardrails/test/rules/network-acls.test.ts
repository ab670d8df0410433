import { NETWORK_ACLS } from "../../src/rules/network-acls";
import { fails, one, passes, stack, table } from "../cases";

const ssh = { protocol: "tcp", from_port: 22, to_port: 22, cidr_block: "0.0.0.0/0" };
const rule = (args: object) => one("aws_network_acl_rule.In", { rule_number: 100 })(args);
const allowed = (args: object = {}) => rule({ ...ssh, rule_action: "allow", ...args });
const ports = (from_port: unknown, to_port: unknown = from_port) => ({ from_port, to_port });
const ofIpv6 = (range: string) => ({ cidr_block: undefined, ipv6_cidr_block: range });

const acl = (...ingress: object[]) => one("aws_network_acl.Acl")({ ingress });
const allows = (rule_no: unknown = 200, args: object = {}) => ({ ...ssh, rule_no, action: "allow", ...args });
const denies = (rule_no: unknown = 100, args: object = {}) => ({ ...ssh, rule_no, action: "deny", ...args });
const inAcl = (network_acl_id: string, rule_number: number, rule_action: string) => ({
  ...ssh,
  ...{ network_acl_id, rule_number, rule_action },
});
const behind = (id: string) =>
  stack({
    "aws_network_acl_rule.Refuse": inAcl(id, 100, "deny"),
    "aws_network_acl_rule.In": inAcl("acl-1", 200, "allow"),
  });

const ALL = "lets the world in to FTP data on 20, FTP on 21, SSH on 22, RDP on 3389";
const SSH = "lets the world in to SSH on 22";

const lets = (args: object) => rule({ protocol: "tcp", rule_action: "allow", ...args });
const owner = { network_acl_id: "${aws_network_acl.Acl.id}" };
const network = one("aws_network_acl.Acl", { vpc_id: "vpc-1" });

table(NETWORK_ACLS, {
  "acl-admin-ports": [
    fails(ALL, allowed({ protocol: "-1" }), allowed({ protocol: "all", ...ports(443) }), allowed(ports(undefined))),
    fails(ALL, rule({ protocol: "-1", ipv6_cidr_block: "::/0", rule_action: "allow" })),
    fails(SSH, allowed(), allowed({ protocol: "6" }), allowed({ protocol: 6 }), allowed(ofIpv6("::/0"))),
    fails(SSH, allowed({ cidr_block: "128.0.0.0/1" }), acl(allows()), acl(allows(1), allows(2)), behind("acl-2")),
    fails(SSH, acl(denies(300), allows()), acl(denies(100, ports(3389)), allows())),
    fails(SSH, acl(denies(100, { cidr_block: "192.0.2.0/24" }), allows()), acl(denies(100, ofIpv6("::/0")), allows())),
    fails(SSH, acl(denies("${var.number}"), allows())),
    passes(rule({ ...ssh, rule_action: "deny" }), acl(denies()), rule(ssh), behind("acl-1")),
    passes(allowed({ egress: true }), allowed({ egress: "true" }), one("aws_network_acl.Acl")({ egress: [allows()] })),
    passes(allowed({ protocol: "udp" }), allowed(ports(23, 3388)), allowed(ports(3390, 65535))),
    passes(allowed(ports("${var.port}")), allowed(ofIpv6("2001:db8::/32"))),
    passes(acl(allows(100, { cidr_block: "10.0.0.0/8" })), acl(allows(100, ports(443)))),
    passes(acl(allows(), denies()), acl(denies(100, ports(0, 1024)), allows())),
  ],
  "acl-every-port": [
    fails("lets in every port", lets({ protocol: "-1" }), lets(ports(0, 65535)), lets({ from_port: 0 })),
    passes(lets(ports(443)), lets({ from_port: 1 }), lets({ rule_action: "deny" }), lets({ egress: true })),
  ],
  "acl-unused": [
    fails("has no subnets", network(), network({}, { "aws_network_acl_rule.In": { ...owner, protocol: "-1" } })),
    passes(network({ subnet_ids: ["${aws_subnet.A.id}"] })),
    passes(network({}, { "aws_network_acl_association.A": { ...owner, subnet_id: "subnet-1" } })),
  ],
});
