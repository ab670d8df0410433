import { rdsIamLogin } from "../../../src/rules/data/rds-iam-login";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsIamLogin, {
  fails: {
    "an instance that says nothing": instance({}),
    "a cluster that says no": {
      resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql", iam_database_authentication_enabled: false } } },
    },
  },
  passes: {
    "an instance that does": instance({ iam_database_authentication_enabled: true }),
    "an engine that cannot": instance({ engine: "sqlserver-se" }),
  },
});
