import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbDeletionProtection: Rule = {
  id: "lb-deletion-protection",
  title: "Balancers are protected from deletion",
  why: "With the balancer goes the DNS name that clients know, and it does not come back.",
  fix: "set enable_deletion_protection; whoever means to delete it lifts it first",
  level: "error",
  standards: { checkov: ["CKV_AWS_150"], fsbp: ["ELB.6"] },
  types: ["aws_lb", "aws_alb"],
  check({ args: { enable_deletion_protection: on } }) {
    return !isTrue(on) && !isUnknown(on) && "can be deleted at once";
  },
};
