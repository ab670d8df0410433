import type { Engine } from "../engines";
import { ENGINES } from "../engines";
import { mysql } from "../engines/mysql";
import { postgres } from "../engines/postgres";

/** What the cluster modules know of an engine; what an instance of the same engine has and a cluster has not is left out. */
export type ClusterEngine = Pick<
  Engine,
  | "major"
  | "release"
  | "example"
  | "family"
  | "port"
  | "lengths"
  | "reserved"
  | "reservedPorts"
  | "tlsPort"
  | "logs"
  | "defaults"
  | "tlsParameter"
  | "dynamicParameters"
  | "staticParameters"
  | "connections"
  | "withoutInsights"
  | "graviton"
  | "proxyFamily"
  | "buckets"
>;

const auroraPostgresql = {
  ...postgres,
  family: (major: string) => `aurora-postgresql${major}`,
  logs: ["postgresql"],
} as const satisfies ClusterEngine;

const auroraMysql = {
  ...mysql,
  major: /^8\.0$/,
  release: /^(8\.0)\.mysql_aurora\.3\.\d{2}\.\d+$/,
  example: '"8.0" or "8.0.mysql_aurora.3.08.2"',
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
  lengths: { username: 16, databaseName: 64 },
  family: (major: string) => `aurora-mysql${major}`,
  // AWS docs, "Using Advanced Auditing with an Amazon Aurora MySQL DB cluster": who connects, and who changes rights and schema.
  logs: ["audit", "error", "slowquery"],
  defaults: {
    require_secure_transport: "ON",
    server_audit_logging: "1",
    server_audit_events: "CONNECT,QUERY_DCL,QUERY_DDL",
    slow_query_log: "1",
    long_query_time: "1",
  },
  dynamicParameters: [
    ...mysql.dynamicParameters,
    "aws_default_lambda_role",
    "aws_default_s3_role",
    "server_audit_events",
    "server_audit_excl_users",
    "server_audit_incl_users",
  ],
  connections: undefined,
} as const satisfies ClusterEngine;

const TABLE = { "aurora-postgresql": auroraPostgresql, "aurora-mysql": auroraMysql } as const;
export type AuroraEngine = keyof typeof TABLE;
export const AURORA: Readonly<Record<AuroraEngine, ClusterEngine>> = TABLE;

/** AWS docs, "Supported Regions and DB engines for Multi-AZ DB clusters in Amazon RDS". */
export const MULTI_AZ: Readonly<Record<"postgres" | "mysql", ClusterEngine>> = {
  postgres: ENGINES.postgres,
  mysql: ENGINES.mysql,
};

export type AuroraParametersOf<N extends AuroraEngine> = Readonly<
  Partial<Record<(typeof TABLE)[N]["dynamicParameters" | "staticParameters"][number], string>>
>;
