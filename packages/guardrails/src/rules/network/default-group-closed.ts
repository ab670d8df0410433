import { blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const defaultGroupClosed: Rule = {
  id: "default-group-closed",
  title: "The default security group of a network is empty",
  why: "Whatever is made without a group lands in it, and its members reach each other and the world.",
  fix: "adopt it by an aws_default_security_group without rules",
  level: "error",
  standards: { checkov: ["CKV2_AWS_12"], cis: ["5.4"], fsbp: ["EC2.2"] },
  types: ["aws_vpc"],
  check(vpc, stack) {
    const [group] = stack.referringTo(vpc, "aws_default_security_group");
    if (!group) return "leaves its default security group as AWS made it";
    const inline = [...blocks(group.args, "ingress"), ...blocks(group.args, "egress")];
    const rules = stack.referringTo(group, ...RULES);
    return inline.length + rules.length > 0 && `has rules in its default security group ${group.address}`;
  },
};

const RULES = ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];
