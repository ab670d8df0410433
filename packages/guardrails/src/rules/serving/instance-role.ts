import type { Rule } from "../../rule";

export const instanceRole: Rule = {
  id: "instance-role",
  title: "Instances have a role",
  why: "Without one, programs on it are given access keys, which leak and stay valid.",
  fix: "set iam_instance_profile",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_41"], cis: ["1.18"] },
  types: ["aws_instance", "aws_launch_template"],
  check: ({ args }) => args.iam_instance_profile === undefined && "has no role",
};
