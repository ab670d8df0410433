import { rdsInsights } from "../../../src/rules/data/rds-insights";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "mysql", ...args } } } });

cases(rdsInsights, {
  fails: {
    "an instance that says nothing": instance({ instance_class: "db.r7g.large" }),
    "an instance of a cluster that says no": {
      resource: { aws_rds_cluster_instance: { A: { performance_insights_enabled: false } } },
    },
  },
  passes: {
    "an instance with them": instance({ performance_insights_enabled: true }),
    "a class that has none": instance({ instance_class: "db.t4g.micro" }),
  },
});
