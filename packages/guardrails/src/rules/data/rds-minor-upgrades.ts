import type { Rule } from "../../rule";
import { INSTANCES } from "./shared-database";

export const rdsMinorUpgrades: Rule = {
  id: "rds-minor-upgrades",
  title: "Databases follow minor releases",
  why: "Minor releases close holes, and nobody remembers to install them.",
  fix: "leave auto_minor_version_upgrade on, and name the major version only",
  level: "warning",
  standards: { checkov: ["CKV_AWS_226"], cis: ["2.3.2"], fsbp: ["RDS.13", "RDS.35"] },
  types: INSTANCES,
  check: ({ args }) =>
    [false, "false"].includes(args.auto_minor_version_upgrade as boolean | string) && "does not follow minor releases",
};
