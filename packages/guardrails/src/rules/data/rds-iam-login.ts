import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES, familyOf } from "./shared-database";

export const rdsIamLogin: Rule = {
  id: "rds-iam-login",
  title: "Users can log in to databases by IAM",
  why: "Passwords of programs are shared, written down and never changed.",
  fix: "set iam_database_authentication_enabled, and permit rds-db:connect",
  level: "warning",
  standards: { checkov: ["CKV_AWS_161", "CKV_AWS_162"], fsbp: ["RDS.10", "RDS.12"] },
  types: DATABASES,
  check({ args }) {
    const on = args.iam_database_authentication_enabled;
    return familyOf(args.engine) !== "other" && !isTrue(on) && !isUnknown(on) && "takes passwords only";
  },
};
