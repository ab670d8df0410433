import { numberOr } from "@plinth/model";
import type { Rule } from "../../rule";

export const rdsBacktrack: Rule = {
  id: "rds-backtrack",
  title: "Aurora MySQL can be wound back",
  why: "A restore makes another cluster and takes an hour; winding back takes minutes.",
  fix: "set backtrack_window, in seconds; it must be there from the beginning",
  level: "advice",
  standards: { checkov: ["CKV_AWS_326"], fsbp: ["RDS.14"] },
  types: ["aws_rds_cluster"],
  check: ({ args }) =>
    args.engine === "aurora-mysql" && numberOr(args.backtrack_window, 0) === 0 && "cannot be wound back",
};
