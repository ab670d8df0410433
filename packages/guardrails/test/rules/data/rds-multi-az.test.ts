import { rdsMultiAz } from "../../../src/rules/data/rds-multi-az";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsMultiAz, {
  fails: { "an instance that says nothing": instance({}), "an instance that says no": instance({ multi_az: false }) },
  passes: { "a standby": instance({ multi_az: true }), "a replica": instance({ replicate_source_db: "main" }) },
});
