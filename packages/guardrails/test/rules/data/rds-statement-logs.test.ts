import { rdsStatementLogs } from "../../../src/rules/data/rds-statement-logs";
import { cases } from "../../cases";

const database = (...names: string[]) => ({
  resource: {
    aws_db_instance: {
      Main: { engine: "postgres", parameter_group_name: "${aws_db_parameter_group.Parameters.name}" },
    },
    aws_db_parameter_group: {
      Parameters: { family: "postgres17", parameter: names.map((name) => ({ name, value: "1" })) },
    },
  },
});

cases(rdsStatementLogs, {
  fails: {
    "no group": { resource: { aws_db_instance: { Main: { engine: "postgres" } } } },
    "one of the two": database("log_statement"),
  },
  passes: {
    both: database("log_statement", "log_min_duration_statement", "rds.force_ssl"),
    "MySQL, which has others": { resource: { aws_db_instance: { Main: { engine: "mysql" } } } },
  },
});
