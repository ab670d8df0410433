import { list } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

export const rdsLogExports: Rule = {
  id: "rds-log-exports",
  title: "Databases send their logs to CloudWatch",
  why: "Logs on the instance go within days, and with the instance.",
  fix: "set enabled_cloudwatch_logs_exports",
  level: "error",
  standards: { checkov: ["CKV_AWS_129", "CKV_AWS_324"], fsbp: ["RDS.9", "RDS.34", "RDS.37"] },
  types: DATABASES,
  check: ({ args }) => list(args, "enabled_cloudwatch_logs_exports").length === 0 && "sends no log to CloudWatch",
};
