import { rdsTls } from "../../../src/rules/data/rds-tls";
import { cases, says } from "../../cases";

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

const POSTGRES = "does not force TLS by rds.force_ssl";
const MYSQL = "does not force TLS by require_secure_transport";
says(rdsTls, [
  ...["1", "on", "ON", "true"].map(
    (value) => [`MySQL with ${value}`, database("mysql", "require_secure_transport", value), undefined] as const,
  ),
  ["PostgreSQL that turns it off", database("postgres", "rds.force_ssl", "0"), POSTGRES],
  ["MySQL that turns it off", database("mysql", "require_secure_transport", "OFF"), MYSQL],
  ["MariaDB that turns it off", database("mariadb", "require_secure_transport", "0"), MYSQL],
  ["MariaDB that turns it on", database("mariadb", "require_secure_transport", "1"), undefined],
  ["MariaDB with the word of PostgreSQL", database("mariadb", "rds.force_ssl", "1"), MYSQL],
  ["Aurora for PostgreSQL", database("aurora-postgresql", "rds.force_ssl", "0"), POSTGRES],
  ["Aurora for MySQL", database("aurora-mysql", "require_secure_transport", "0"), MYSQL],
]);
