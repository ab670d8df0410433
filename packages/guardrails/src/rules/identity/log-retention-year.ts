import { number } from "@plinth/model";
import type { Rule } from "../../rule";

export const logRetentionYear: Rule = {
  id: "log-retention-year",
  title: "Logs are kept for a year",
  why: "Break-ins are found after months, and how they began is in the logs of then.",
  fix: "set retention_in_days to 365 or more",
  level: "warning",
  standards: { checkov: ["CKV_AWS_338"], fsbp: ["CloudWatch.16"] },
  types: ["aws_cloudwatch_log_group"],
  check({ args }) {
    const days = number(args.retention_in_days);
    return days !== undefined && days > 0 && days < 365 && `keeps logs for ${days} days`;
  },
};
