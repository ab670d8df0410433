import { rdsFinalSnapshot } from "../../../src/rules/data/rds-final-snapshot";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsFinalSnapshot, {
  fails: {
    "an instance without": instance({ skip_final_snapshot: true }),
    "a cluster without": { resource: { aws_rds_cluster: { Main: { skip_final_snapshot: true } } } },
  },
  passes: {
    "an instance with": instance({ skip_final_snapshot: false, final_snapshot_identifier: "last" }),
    "a replica": instance({ skip_final_snapshot: true, replicate_source_db: "main" }),
  },
});
