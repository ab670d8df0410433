import { numberOr } from "@plinth/model";
import type { Rule } from "../../rule";
import { INSTANCES } from "./shared-database";

export const rdsEnhancedMonitoring: Rule = {
  id: "rds-enhanced-monitoring",
  title: "Databases report their operating system",
  why: "CPU, memory and disk of single processes are seen nowhere else when a database is slow.",
  fix: "set monitoring_interval to 60 and give a monitoring role",
  level: "warning",
  standards: { checkov: ["CKV_AWS_118"], fsbp: ["RDS.6"] },
  types: INSTANCES,
  check: ({ args }) => numberOr(args.monitoring_interval, 0) === 0 && "has no enhanced monitoring",
};
