import { rdsDeletionProtection } from "../../../src/rules/data/rds-deletion-protection";
import { cases, says } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsDeletionProtection, {
  fails: {
    "an instance that says nothing": instance({}),
    "a cluster that says no": { resource: { aws_rds_cluster: { Main: { deletion_protection: false } } } },
  },
  passes: {
    "a protected instance": instance({ deletion_protection: true }),
    "a replica, which can be made again": instance({ replicate_source_db: "main" }),
  },
});

says(rdsDeletionProtection, [
  ["an instance that says no, as text", instance({ deletion_protection: "false" }), "can be deleted at once"],
  ["an instance of which it is known later", instance({ deletion_protection: "${var.protected}" }), undefined],
]);
