import { rdsTls } from "../../../src/rules/data/rds-tls";
import { cases } from "../../cases";

const database = (engine: string, name: string, value: string) => ({
  resource: {
    aws_db_instance: { Main: { engine, parameter_group_name: "${aws_db_parameter_group.Parameters.name}" } },
    aws_db_parameter_group: { Parameters: { family: "x", parameter: [{ name, value }] } },
  },
});

cases(rdsTls, {
  fails: {
    "no group, where Checkov is content": { resource: { aws_db_instance: { Main: { engine: "mysql" } } } },
    "PostgreSQL that turns it off": database("postgres", "rds.force_ssl", "0"),
    "MySQL with the word of PostgreSQL": database("mysql", "rds.force_ssl", "1"),
  },
  passes: {
    PostgreSQL: database("postgres", "rds.force_ssl", "1"),
    MySQL: database("mysql", "require_secure_transport", "1"),
    "an engine that has an option for it": database("oracle-se2", "open_cursors", "300"),
  },
});
