import type { Rule } from "../../rule";
import { openTo } from "./shared-openings";

export const openAdminPorts: Rule = {
  id: "open-admin-ports",
  title: "SSH and RDP are not open to the world",
  why: "Every address of the internet is scanned for these ports within minutes.",
  fix: "name the networks that may come in, or use Session Manager and open nothing",
  level: "error",
  standards: { checkov: ["CKV_AWS_24", "CKV_AWS_25"], cis: ["5.2", "5.3"], fsbp: ["EC2.13", "EC2.14", "EC2.19"] },
  types: [
    "aws_security_group",
    "aws_default_security_group",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
  ],
  check(resource) {
    const exposed = openTo(resource, { 22: "SSH", 3389: "RDP" });
    return exposed.length > 0 && `offers ${exposed.join(" and ")} to the world`;
  },
};
