import { list } from "@plinth/model";
import type { Rule } from "../../rule";
import { familyOf } from "./shared-database";

export const rdsAuditLog: Rule = {
  id: "rds-audit-log",
  title: "MySQL clusters send their audit log to CloudWatch",
  why: "Who read what in the database cannot be told afterwards.",
  fix: 'add "audit" to enabled_cloudwatch_logs_exports, and turn on server_audit_logging',
  level: "warning",
  standards: { checkov: ["CKV_AWS_325"], fsbp: ["RDS.34"] },
  types: ["aws_rds_cluster"],
  check: ({ args }) =>
    familyOf(args.engine) === "mysql" &&
    !list(args, "enabled_cloudwatch_logs_exports").includes("audit") &&
    "does not send its audit log",
};
