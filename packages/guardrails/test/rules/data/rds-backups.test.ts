import { rdsBackups } from "../../../src/rules/data/rds-backups";
import { cases, says } from "../../cases";

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

says(rdsBackups, [
  ["six days", instance({ backup_retention_period: 6 }), "has backups of 6 days"],
  ["six days, as text", instance({ backup_retention_period: "6" }), "has backups of 6 days"],
  ["days that are known later", instance({ backup_retention_period: "${var.days}" }), undefined],
  ["an instance that says nothing", instance({}), "has backups of 0 days"],
]);
