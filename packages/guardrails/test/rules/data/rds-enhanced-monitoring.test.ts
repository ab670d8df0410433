import { rdsEnhancedMonitoring } from "../../../src/rules/data/rds-enhanced-monitoring";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsEnhancedMonitoring, {
  fails: {
    "an instance that says nothing": instance({}),
    "an instance that says no": instance({ monitoring_interval: 0 }),
  },
  passes: {
    "every minute": instance({ monitoring_interval: 60 }),
    "every second, in a cluster": { resource: { aws_rds_cluster_instance: { A: { monitoring_interval: 1 } } } },
  },
});
