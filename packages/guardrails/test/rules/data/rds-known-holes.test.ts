import { rdsKnownHoles } from "../../../src/rules/data/rds-known-holes";
import { cases } from "../../cases";

const instance = (engine: string, engine_version: string) => ({
  resource: { aws_db_instance: { Main: { engine, engine_version } } },
});

cases(rdsKnownHoles, {
  fails: {
    "the last release with it": instance("postgres", "13.4"),
    "a cluster with it": {
      resource: { aws_rds_cluster: { Main: { engine: "aurora-postgresql", engine_version: "12.7" } } },
    },
  },
  passes: {
    "the release after": instance("postgres", "13.5"),
    "a major alone": instance("postgres", "13"),
    "another engine": instance("mysql", "8.0.35"),
  },
});
