import { text } from "@plinth/model";
import type { Rule } from "../../rule";
import { DATABASES } from "./shared-database";

/** Last releases with the hole in log_fdw. AWS security bulletin AWS-2022-004. */
const INSTANCE = [
  [10, 18],
  [11, 13],
  [12, 8],
  [13, 4],
] as const;
const AURORA = [
  [10, 17],
  [11, 12],
  [12, 7],
  [13, 3],
] as const;

export const rdsKnownHoles: Rule = {
  id: "rds-known-holes",
  title: "PostgreSQL is no release whose extension hands out the credentials of the instance",
  why: "log_fdw of these releases reads files of the host, and so the credentials of RDS itself.",
  fix: "name a later release, or the major version alone",
  level: "error",
  standards: { checkov: ["CKV_AWS_250", "CKV_AWS_388"] },
  types: DATABASES,
  check({ type, args }) {
    const [major, minor] = (text(args.engine_version) ?? "").split(".").map(Number);
    if (!`${args.engine}`.includes("postgres") || minor === undefined) return;
    const last = (type === "aws_rds_cluster" ? AURORA : INSTANCE).find(([one]) => one === major)?.[1];
    return last !== undefined && minor <= last && `has release ${args.engine_version}, which has a known hole`;
  },
};
