import { isTrue, isUnknown, text } from "@plinth/model";
import type { Rule } from "../../rule";
import { INSTANCES } from "./shared-database";

/** Small classes of MySQL and MariaDB have none. AWS docs, "Amazon RDS DB engine, Region, and instance class support". */
const WITHOUT = /^db\.t\d+[a-z]*\.(micro|small)$/;

export const rdsInsights: Rule = {
  id: "rds-insights",
  title: "Databases say which statements load them",
  why: "A slow database cannot be mended by whoever does not see what it does.",
  fix: "set performance_insights_enabled",
  level: "warning",
  standards: { checkov: ["CKV_AWS_353"] },
  types: INSTANCES,
  check({ args }) {
    const on = args.performance_insights_enabled;
    const cannot = WITHOUT.test(text(args.instance_class) ?? "");
    return !isTrue(on) && !isUnknown(on) && !cannot && "has no Performance Insights";
  },
};
