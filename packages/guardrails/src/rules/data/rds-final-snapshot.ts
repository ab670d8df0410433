import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

export const rdsFinalSnapshot: Rule = {
  id: "rds-final-snapshot",
  title: "A database that is deleted leaves a last snapshot",
  why: "Automated backups go with the instance.",
  fix: "leave skip_final_snapshot out, and name final_snapshot_identifier",
  level: "warning",
  standards: {},
  types: DATABASES,
  check: ({ args }) =>
    args.replicate_source_db === undefined && isTrue(args.skip_final_snapshot) && "leaves no last snapshot",
};
