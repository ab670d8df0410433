import { rdsMinorUpgrades } from "../../../src/rules/data/rds-minor-upgrades";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsMinorUpgrades, {
  fails: {
    "an instance that stays": instance({ auto_minor_version_upgrade: false }),
    "an instance of a cluster that stays": {
      resource: { aws_rds_cluster_instance: { A: { auto_minor_version_upgrade: "false" } } },
    },
  },
  passes: {
    "an instance that follows": instance({ auto_minor_version_upgrade: true }),
    "an instance that says nothing, which follows": instance({}),
  },
});
