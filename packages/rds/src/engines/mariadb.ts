import { type Engine, STRIPED } from "./engine";
import { DYNAMIC, mysql, STATIC } from "./mysql";

export const mariadb = {
  major: /^(10\.(5|6|11)|11\.[48])$/,
  release: /^(10\.(?:5|6|11)|11\.[48])\.\d+$/,
  example: '"11.4" or "11.4.5"',
  family: (major) => `mariadb${major}`,
  port: 3306,
  lengths: { username: 16, databaseName: 64 },
  reserved: mysql.reserved,
  logs: ["error", "slowquery"],
  defaults: mysql.defaults,
  tlsParameter: "require_secure_transport",
  dynamicParameters: [...DYNAMIC, "expire_logs_days", "max_statement_time", "query_cache_size", "query_cache_type"],
  staticParameters: [...STATIC, "thread_handling"],
  gp3: STRIPED,
  connections: { bytesEach: 25165760, max: 12_000 },
  // AWS docs, "Supported Regions and DB engines for IAM database authentication in Amazon RDS".
  iam: (major) => major !== "10.5",
  withoutInsights: mysql.withoutInsights,
  graviton: true,
  classes: mysql.classes,
  standby: true,
  licenses: [],
  optionMajor: (major) => major,
  auditOption: "MARIADB_AUDIT_PLUGIN",
  proxyFamily: "MYSQL",
  replicas: "own-password",
  blueGreen: true,
} as const satisfies Engine;
