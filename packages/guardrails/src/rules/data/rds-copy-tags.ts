import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

export const rdsCopyTags: Rule = {
  id: "rds-copy-tags",
  title: "Snapshots of a database carry its tags",
  why: "A snapshot without tags belongs to nobody, and costs nobody knows whom.",
  fix: "set copy_tags_to_snapshot",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_60", "CKV_AWS_313"], fsbp: ["RDS.16", "RDS.17"] },
  types: DATABASES,
  check: ({ args }) =>
    !isTrue(args.copy_tags_to_snapshot) &&
    !isUnknown(args.copy_tags_to_snapshot) &&
    "does not give its tags to snapshots",
};
