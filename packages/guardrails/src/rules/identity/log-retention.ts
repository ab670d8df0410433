import { numberOr } from "@plinth/model";
import type { Rule } from "../../rule";

export const logRetention: Rule = {
  id: "log-retention",
  title: "Logs end some day",
  why: "Left out, they are kept, and paid, for ever.",
  fix: "set retention_in_days",
  level: "error",
  standards: { checkov: ["CKV_AWS_66"] },
  types: ["aws_cloudwatch_log_group"],
  check: ({ args }) => numberOr(args.retention_in_days, 0) === 0 && "keeps logs for ever",
};
