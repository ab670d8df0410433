import { rdsCopyTags } from "../../../src/rules/data/rds-copy-tags";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });
const cluster = (args: object) => ({ resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql", ...args } } } });

cases(rdsCopyTags, {
  fails: {
    "an instance that says nothing": instance({}),
    "a cluster that says no": cluster({ copy_tags_to_snapshot: false }),
  },
  passes: {
    "an instance that does": instance({ copy_tags_to_snapshot: true }),
    "a cluster that does": cluster({ copy_tags_to_snapshot: true }),
  },
});
