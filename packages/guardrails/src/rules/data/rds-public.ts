import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";
import { INSTANCES } from "./shared-database";

export const rdsPublic: Rule = {
  id: "rds-public",
  title: "No database has a public address",
  why: "Only its security group then stands between the database and the internet.",
  fix: "leave publicly_accessible out, and reach the database through the network",
  level: "error",
  standards: { checkov: ["CKV_AWS_17"], cis: ["2.3.3"], fsbp: ["RDS.2"] },
  types: INSTANCES,
  check: ({ args }) => isTrue(args.publicly_accessible) && "has a public address",
};
