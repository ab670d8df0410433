import { type Arguments, blocks, type Resource, type Stack } from "@plinth/model";

/** What is a database of its own: an instance, a cluster, or an instance of a cluster. */
export const DATABASES = ["aws_db_instance", "aws_rds_cluster"];
export const INSTANCES = ["aws_db_instance", "aws_rds_cluster_instance"];

/** `postgres` of `aurora-postgresql` and `postgres`; `mysql` likewise. */
export function familyOf(engine: unknown): "postgres" | "mysql" | "mariadb" | "other" {
  const name = `${engine}`;
  if (name.includes("postgres")) return "postgres";
  if (name.includes("mariadb")) return "mariadb";
  return name.includes("mysql") ? "mysql" : "other";
}

/** Parameters of the groups that the database uses. */
export function parametersOf(database: Resource, stack: Stack): readonly Arguments[] {
  return stack
    .referredBy(database, "aws_db_parameter_group", "aws_rds_cluster_parameter_group")
    .flatMap(({ args }) => blocks(args, "parameter"));
}
