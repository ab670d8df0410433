import { list } from "@plinth/model";
import type { Rule } from "../../rule";

export const alarmActions: Rule = {
  id: "alarm-actions",
  title: "Alarms tell somebody",
  why: "An alarm that nobody hears is found in the report about the outage.",
  fix: "set alarm_actions, and leave actions_enabled out",
  level: "warning",
  standards: { checkov: ["CKV_AWS_319"], fsbp: ["CloudWatch.15", "CloudWatch.17"] },
  types: ["aws_cloudwatch_metric_alarm"],
  check(alarm, stack) {
    const { args } = alarm;
    if ([false, "false"].includes(args.actions_enabled as boolean | string)) return "is silent";
    const heard = list(args, "alarm_actions").length > 0 || stack.referringTo(alarm).length > 0;
    return !heard && "tells nobody";
  },
};
