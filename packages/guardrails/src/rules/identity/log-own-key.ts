import type { Rule } from "../../rule";

export const logOwnKey: Rule = {
  id: "log-own-key",
  title: "Logs are encrypted by a key of one's own",
  why: "Logs hold addresses, names and at times more; a key is a second lock, and its use is recorded.",
  fix: "set kms_key_id, and let the logs service use the key",
  level: "warning",
  standards: { checkov: ["CKV_AWS_158"] },
  types: ["aws_cloudwatch_log_group"],
  check: ({ args }) => args.kms_key_id === undefined && "is encrypted by the key of CloudWatch",
};
