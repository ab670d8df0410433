import { rdsBackups } from "../../../src/rules/data/rds-backups";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsBackups, {
  fails: {
    "an instance that says nothing": instance({}),
    "an instance that says no": instance({ backup_retention_period: 0 }),
    "a cluster with a day": { resource: { aws_rds_cluster: { Main: { backup_retention_period: 1 } } } },
  },
  passes: {
    "a week": instance({ backup_retention_period: 7 }),
    "a month": instance({ backup_retention_period: 30 }),
    "a replica, whose source is backed up": instance({ replicate_source_db: "main" }),
  },
});
