import type { Rule } from "../../rule";
import { isEverything, openings } from "./shared-openings";

export const openEgress: Rule = {
  id: "open-egress",
  title: "No security group lets everything out to the world",
  why: "What breaks in can carry everything away, to any port of any address.",
  fix: "open the ports that are needed, to those who are needed",
  level: "error",
  standards: { checkov: ["CKV_AWS_382"] },
  types: ["aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_egress_rule"],
  check: (resource) =>
    openings(resource, "egress").some((opening) => opening.world && isEverything(opening)) &&
    "lets everything out to the world",
};
