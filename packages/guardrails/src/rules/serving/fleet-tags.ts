import { blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const fleetTags: Rule = {
  id: "fleet-tags",
  title: "Auto Scaling groups and what they start are tagged",
  why: "The default tags of the provider do not reach instances and volumes, whose costs then belong to nobody.",
  fix: "set tag on the group, and tag_specifications in its launch template",
  level: "warning",
  standards: { checkov: ["CKV_AWS_153"], fsbp: ["AutoScaling.10"] },
  types: ["aws_autoscaling_group"],
  check(group, stack) {
    const own = blocks(group.args, "tag");
    if (own.length === 0) return "has no tags";
    const propagated = own.some((tag) => `${tag.propagate_at_launch}` === "true");
    const specified = stack
      .referredBy(group, "aws_launch_template")
      .some(({ args }) => blocks(args, "tag_specifications").some((one) => one.resource_type === "instance"));
    return !propagated && !specified && "starts instances without tags";
  },
};
