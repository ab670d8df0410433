import { rdsLogExports } from "../../../src/rules/data/rds-log-exports";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });
const cluster = (args: object) => ({ resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql", ...args } } } });

cases(rdsLogExports, {
  fails: { "a silent instance": instance({}), "a silent cluster": cluster({ enabled_cloudwatch_logs_exports: [] }) },
  passes: {
    "an instance with its log": instance({ enabled_cloudwatch_logs_exports: ["postgresql"] }),
    "a cluster with its logs": cluster({ enabled_cloudwatch_logs_exports: ["audit", "error"] }),
  },
});
