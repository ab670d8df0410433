import { text } from "@plinth/model";
import type { Rule } from "../../rule";
import { openings } from "./shared-openings";

/** What the provider writes when nobody wrote anything. */
const BY_TERRAFORM = "Managed by Terraform";

export const groupDescriptions: Rule = {
  id: "group-descriptions",
  title: "Security groups and their rules say what they are for",
  why: "A rule that nobody can explain is never removed.",
  fix: "set a description that names who and what for",
  level: "warning",
  standards: { checkov: ["CKV_AWS_23"] },
  types: [
    "aws_security_group",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
  ],
  check(resource) {
    const { type, args } = resource;
    const own = args.description === undefined || text(args.description) === BY_TERRAFORM;
    const silent = [...openings(resource, "ingress"), ...openings(resource, "egress")].some((one) => !one.described);
    if (type !== "aws_security_group") return own && "has no description";
    return own ? "has no description" : silent && "has a rule without a description";
  },
};
