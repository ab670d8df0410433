import { type Engine, STRIPED } from "./engine";

type Edition = "ee" | "se2";

/** Container databases are left out: RDS keeps their passwords for tenants only. */
const common = {
  major: /^19$/,
  release: /^(19)\.0\.0\.0\.ru-\d{4}-\d{2}\.(?:spb-\d+\.)?rur-\d{4}-\d{2}\.r\d+$/,
  example: '"19" or "19.0.0.0.ru-2025-04.rur-2025-04.r1"',
  port: 1521,
  // The SSL option opens a port of its own, and only that one is ever opened to others.
  tlsPort: 2484,
  lengths: { username: 30, databaseName: 8 },
  reserved: ["sys", "system", "dbsnmp", "outln", "rdsadmin"],
  logs: ["alert", "audit", "listener", "trace"],
  defaults: {},
  dynamicParameters: [
    "cursor_sharing",
    "ddl_lock_timeout",
    "open_cursors",
    "optimizer_mode",
    "parallel_max_servers",
    "pga_aggregate_target",
    "recyclebin",
    "resource_limit",
    "undo_retention",
  ],
  staticParameters: [
    "audit_trail",
    "memory_max_target",
    "processes",
    "session_cached_cursors",
    "sessions",
    "sga_max_size",
  ],
  gp3: { ...STRIPED, tunableFromGiB: 200 },
  iam: () => false,
  graviton: false,
  classes: { dev: "db.t3.medium", prod: "db.r6i.large" },
  standby: true,
  optionMajor: (major: string) => major,
  blueGreen: false,
  buckets: { import: "S3_INTEGRATION", export: "S3_INTEGRATION" },
} as const;

export const oracle = <E extends Edition>(edition: E) =>
  ({
    ...common,
    family: (major: string) => `oracle-${edition}-${major}`,
    licenses: edition === "ee" ? ["bring-your-own-license"] : ["license-included", "bring-your-own-license"],
    replicas: edition === "ee" ? "own-password" : "none",
  }) satisfies Engine;
