import { logRetention } from "../../../src/rules/identity/log-retention";
import { cases } from "../../cases";

const group = (args: object) => ({ resource: { aws_cloudwatch_log_group: { Web: { name: "/web", ...args } } } });

cases(logRetention, {
  fails: { "a group that says nothing": group({}), "a group that says never": group({ retention_in_days: 0 }) },
  passes: { "a month": group({ retention_in_days: 30 }), "known later": group({ retention_in_days: "${var.days}" }) },
});
