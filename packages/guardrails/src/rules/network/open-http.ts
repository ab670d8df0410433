import type { Rule } from "../../rule";
import { openings, takes } from "./shared-openings";

export const openHttp: Rule = {
  id: "open-http",
  title: "Port 80 is open to the world only on balancers",
  why: "A balancer answers there with a redirect; an instance would speak without encryption.",
  fix: "put a balancer in front, which redirects to HTTPS",
  level: "error",
  standards: { checkov: ["CKV_AWS_260"] },
  types: ["aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule"],
  check(resource, stack) {
    const open = openings(resource, "ingress").some((opening) => opening.world && takes(opening, 80));
    if (!open) return;
    const groups =
      resource.type === "aws_security_group" ? [resource] : stack.referredBy(resource, "aws_security_group");
    const balanced =
      groups.length > 0 && groups.every((group) => stack.referringTo(group, "aws_lb", "aws_alb").length > 0);
    return !balanced && "offers HTTP to the world, and is not the group of a balancer";
  },
};
