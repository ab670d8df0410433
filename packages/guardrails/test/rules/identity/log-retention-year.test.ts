import { logRetentionYear } from "../../../src/rules/identity/log-retention-year";
import { cases } from "../../cases";

const group = (args: object) => ({ resource: { aws_cloudwatch_log_group: { Web: { name: "/web", ...args } } } });

cases(logRetentionYear, {
  fails: { "a month": group({ retention_in_days: 30 }), "half a year": group({ retention_in_days: 180 }) },
  passes: { "a year": group({ retention_in_days: 365 }), "for ever, which another rule judges": group({}) },
});
