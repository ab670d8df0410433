import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

export const rdsDeletionProtection: Rule = {
  id: "rds-deletion-protection",
  title: "Databases are protected from deletion",
  why: "One wrong plan, approved in a hurry, destroys the database.",
  fix: "set deletion_protection; whoever means to delete it lifts it first",
  level: "error",
  standards: { checkov: ["CKV_AWS_293", "CKV_AWS_139"], fsbp: ["RDS.7", "RDS.8"] },
  types: DATABASES,
  check: ({ args }) =>
    args.replicate_source_db === undefined &&
    !isTrue(args.deletion_protection) &&
    !isUnknown(args.deletion_protection) &&
    "can be deleted at once",
};
