import { rdsAuditLog } from "../../../src/rules/data/rds-audit-log";
import { cases } from "../../cases";

const cluster = (args: object) => ({ resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql", ...args } } } });

cases(rdsAuditLog, {
  fails: {
    "a silent cluster": cluster({}),
    "a cluster with other logs": cluster({ enabled_cloudwatch_logs_exports: ["error"] }),
  },
  passes: {
    "a cluster with it": cluster({ enabled_cloudwatch_logs_exports: ["audit"] }),
    "a PostgreSQL cluster, which has none": cluster({ engine: "aurora-postgresql" }),
  },
});
