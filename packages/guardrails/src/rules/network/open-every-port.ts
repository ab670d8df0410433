import type { Rule } from "../../rule";
import { isEverything, openings } from "./shared-openings";

export const openEveryPort: Rule = {
  id: "open-every-port",
  title: "No security group lets the world in on every port",
  why: "Whatever is started behind it, next year too, is on the internet.",
  fix: "name the ports that are meant",
  level: "error",
  standards: { checkov: ["CKV_AWS_277"], fsbp: ["EC2.18"] },
  types: ["aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule"],
  check: (resource) =>
    openings(resource, "ingress").some((opening) => opening.world && isEverything(opening)) &&
    "lets the world in on every port",
};
