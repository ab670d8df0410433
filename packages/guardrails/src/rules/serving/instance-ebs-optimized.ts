import type { Rule } from "../../rule";

export const instanceEbsOptimized: Rule = {
  id: "instance-ebs-optimized",
  title: "Instances have a way of their own to their volumes",
  why: "On the types that leave a choice, network traffic and volumes slow each other down.",
  fix: "leave ebs_optimized out on current types, or set it",
  level: "advice",
  standards: { checkov: ["CKV_AWS_135"] },
  types: ["aws_instance", "aws_launch_template"],
  check: ({ args }) =>
    [false, "false"].includes(args.ebs_optimized as boolean | string) && "shares its network with its volumes",
};
