import { logRetentionYear } from "../../../src/rules/identity/log-retention-year";
import { cases, says } from "../../cases";

const group = (args: object) => ({ resource: { aws_cloudwatch_log_group: { Web: { name: "/web", ...args } } } });

cases(logRetentionYear, {
  fails: { "a month": group({ retention_in_days: 30 }), "half a year": group({ retention_in_days: 180 }) },
  passes: { "a year": group({ retention_in_days: 365 }), "for ever, which another rule judges": group({}) },
});

says(logRetentionYear, [
  ["a day less than a year", group({ retention_in_days: 364 }), "keeps logs for 364 days"],
  ["a day", group({ retention_in_days: "1" }), "keeps logs for 1 days"],
  ["for ever, by a zero", group({ retention_in_days: 0 }), undefined],
]);
