import { rdsPublic } from "../../../src/rules/data/rds-public";
import { cases, says } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsPublic, {
  fails: {
    "a public instance": instance({ publicly_accessible: true }),
    "a public instance of a cluster": { resource: { aws_rds_cluster_instance: { A: { publicly_accessible: true } } } },
  },
  passes: {
    "an instance that says nothing": instance({}),
    "an instance that says no": instance({ publicly_accessible: false }),
  },
});

says(rdsPublic, [
  ["a public instance, as text", instance({ publicly_accessible: "true" }), "has a public address"],
  ["an instance that says no, as text", instance({ publicly_accessible: "false" }), undefined],
]);
