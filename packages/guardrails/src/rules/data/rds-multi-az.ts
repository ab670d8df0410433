import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const rdsMultiAz: Rule = {
  id: "rds-multi-az",
  title: "A database survives the loss of a zone",
  why: "Without a standby the database is down until its zone is back, or until somebody has restored a backup.",
  fix: "set multi_az",
  level: "error",
  standards: { checkov: ["CKV_AWS_157"], fsbp: ["RDS.5"] },
  types: ["aws_db_instance"],
  check: ({ args }) =>
    args.replicate_source_db === undefined &&
    !isTrue(args.multi_az) &&
    !isUnknown(args.multi_az) &&
    "stands in one zone",
};
