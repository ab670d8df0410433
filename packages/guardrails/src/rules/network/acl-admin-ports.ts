import { type Arguments, blocks, isTrue, number } from "@plinth/model";
import type { Rule } from "../../rule";

const PORTS: Readonly<Record<number, string>> = { 20: "FTP data", 21: "FTP", 22: "SSH", 3389: "RDP" };

export const aclAdminPorts: Rule = {
  id: "acl-admin-ports",
  title: "Network ACLs do not let the world in on administration ports",
  why: "The ACL is the last line when a security group is opened by mistake.",
  fix: "refuse these ports, or name the networks that may come in",
  level: "error",
  standards: {
    checkov: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232"],
    cis: ["5.1"],
    fsbp: ["EC2.21"],
  },
  // The default ACL lets everything through, as AWS makes it: there the security groups are the guard.
  types: ["aws_network_acl", "aws_network_acl_rule"],
  check({ type, args }) {
    const rules = type === "aws_network_acl_rule" ? (isTrue(args.egress) ? [] : [args]) : blocks(args, "ingress");
    const exposed = rules
      .filter(isOpen)
      .flatMap((rule) => Object.entries(PORTS).filter(([port]) => takes(rule, Number(port))));
    const names = [...new Set(exposed.map(([port, service]) => `${service} on ${port}`))];
    return names.length > 0 && `lets the world in to ${names.join(", ")}`;
  },
};

function isOpen(rule: Arguments): boolean {
  const action = rule.action ?? rule.rule_action;
  return action === "allow" && (rule.cidr_block === "0.0.0.0/0" || rule.ipv6_cidr_block === "::/0");
}

/** A rule for every protocol has no ports. */
function takes({ protocol, from_port, to_port }: Arguments, port: number): boolean {
  if (["-1", "all"].includes(`${protocol}`)) return true;
  return ["tcp", "6"].includes(`${protocol}`) && (number(from_port) ?? 0) <= port && port <= (number(to_port) ?? 65535);
}
