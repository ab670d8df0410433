import type { Rule } from "../../rule";

export const aclUnused: Rule = {
  id: "acl-unused",
  title: "Every network ACL guards a subnet",
  why: "An ACL without subnets guards nothing and is taken for one that does.",
  fix: "name its subnets, or remove it",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_1"], fsbp: ["EC2.16"] },
  types: ["aws_network_acl"],
  check: (acl, stack) =>
    acl.args.subnet_ids === undefined &&
    stack.referringTo(acl, "aws_network_acl_association").length === 0 &&
    "has no subnets",
};
