import { block, isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbAccessLogs: Rule = {
  id: "lb-access-logs",
  title: "Balancers record requests",
  why: "Who asked for what, and what it was answered, is nowhere else.",
  fix: "set access_logs with a bucket, and enable them",
  level: "warning",
  standards: { checkov: ["CKV_AWS_91"], fsbp: ["ELB.5"] },
  types: ["aws_lb", "aws_alb"],
  check({ args }) {
    if (args.load_balancer_type === "gateway") return;
    const { enabled } = block(args, "access_logs");
    return !isTrue(enabled) && !isUnknown(enabled) && "does not record requests";
  },
};
