import { list, type Resource, type Stack } from "@plinth/model";
import type { Rule } from "../../rule";

export const fleetHealth: Rule = {
  id: "fleet-health",
  title: "A group behind a balancer replaces what the balancer finds unhealthy",
  why: "An instance that runs and does not answer stays in the group for ever.",
  fix: 'set health_check_type to "ELB"',
  level: "error",
  standards: { checkov: ["CKV2_AWS_15"], fsbp: ["AutoScaling.1"] },
  types: ["aws_autoscaling_group"],
  check: (group, stack) =>
    isBalanced(group, stack) && group.args.health_check_type !== "ELB" && "is behind a balancer and does not ask it",
};

function isBalanced(group: Resource, stack: Stack): boolean {
  const inline = list(group.args, "target_group_arns").length + list(group.args, "load_balancers").length > 0;
  return inline || stack.referringTo(group, "aws_autoscaling_attachment").length > 0;
}
