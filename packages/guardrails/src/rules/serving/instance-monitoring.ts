import { block, isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const instanceMonitoring: Rule = {
  id: "instance-monitoring",
  title: "Instances report every minute",
  why: "With a reading every five minutes scaling is late, and alarms are later.",
  fix: "set monitoring",
  level: "advice",
  standards: { checkov: ["CKV_AWS_126"] },
  types: ["aws_instance", "aws_launch_template"],
  check({ type, args }) {
    const on = type === "aws_instance" ? args.monitoring : block(args, "monitoring").enabled;
    return !isTrue(on) && !isUnknown(on) && "reports every five minutes";
  },
};
