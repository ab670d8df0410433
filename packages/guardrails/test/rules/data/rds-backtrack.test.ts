import { rdsBacktrack } from "../../../src/rules/data/rds-backtrack";
import { cases } from "../../cases";

const cluster = (args: object) => ({ resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql", ...args } } } });

cases(rdsBacktrack, {
  fails: { "a cluster that says nothing": cluster({}), "a cluster that says no": cluster({ backtrack_window: 0 }) },
  passes: {
    "a day": cluster({ backtrack_window: 86400 }),
    "PostgreSQL, which cannot": cluster({ engine: "aurora-postgresql" }),
  },
});
