import type { Rule } from "../../rule";

export const fleetTemplate: Rule = {
  id: "fleet-template",
  title: "Auto Scaling groups use a launch template",
  why: "Launch configurations take no new instance types and are no longer made in new accounts.",
  fix: "set launch_template or a mixed_instances_policy",
  level: "error",
  standards: { checkov: ["CKV_AWS_315"], fsbp: ["AutoScaling.9"] },
  types: ["aws_autoscaling_group"],
  check: ({ args }) =>
    args.launch_template === undefined && args.mixed_instances_policy === undefined && "uses no launch template",
};
