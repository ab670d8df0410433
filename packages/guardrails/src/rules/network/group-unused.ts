import type { Rule } from "../../rule";

/** What speaks of a group without being guarded by it. */
const SPEAKERS =
  /^aws_(vpc_security_group_(ingress|egress)_rule|security_group_rule|security_group|default_security_group)$/;

export const groupUnused: Rule = {
  id: "group-unused",
  title: "Every security group guards something",
  why: "A group that guards nothing is taken for one that does.",
  fix: "attach it, or remove it",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_5"], fsbp: ["EC2.22"] },
  types: ["aws_security_group"],
  check: (group, stack) =>
    !stack.referringTo(group).some(({ type }) => !SPEAKERS.test(type)) && "guards nothing in this stack",
};
