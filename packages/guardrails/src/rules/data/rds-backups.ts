import { numberOr } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

const LEAST_DAYS = 7;

export const rdsBackups: Rule = {
  id: "rds-backups",
  title: "Databases can be restored to any moment of the last week",
  why: "Most mistakes are noticed after days, and a deleted table comes back from nowhere else.",
  fix: `set backup_retention_period to ${LEAST_DAYS} or more`,
  level: "error",
  standards: { checkov: ["CKV_AWS_133"], fsbp: ["RDS.11"] },
  types: DATABASES,
  check({ args }) {
    if (args.replicate_source_db !== undefined) return;
    // Left out, an instance has no backups and a cluster has one day of them.
    const days = numberOr(args.backup_retention_period, 0);
    return days < LEAST_DAYS && `has backups of ${days} days`;
  },
};
