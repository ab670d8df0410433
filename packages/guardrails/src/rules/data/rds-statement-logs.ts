import type { Rule } from "../../rule";
import { DATABASES, familyOf, parametersOf } from "./shared-database";

const NEEDED = ["log_statement", "log_min_duration_statement"];

export const rdsStatementLogs: Rule = {
  id: "rds-statement-logs",
  title: "PostgreSQL logs changes of the schema and slow statements",
  why: "Who dropped the table, and which statement blocks everybody, is otherwise nowhere.",
  fix: "set log_statement and log_min_duration_statement in the parameter group",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_30", "CKV2_AWS_27"] },
  types: DATABASES,
  check(resource, stack) {
    if (familyOf(resource.args.engine) !== "postgres") return;
    const named = parametersOf(resource, stack).map(({ name }) => name);
    const missing = NEEDED.filter((name) => !named.includes(name));
    return missing.length > 0 && `does not set ${missing.join(" and ")}`;
  },
};
