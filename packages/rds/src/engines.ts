import type { Problem } from "@plinth/core";
import { Token } from "cdktf";

/** What the module knows of an engine. A further engine is a further row. */
export interface Engine {
  /** Shape of a version that names the major alone, and of one that names a release. */
  readonly major: RegExp;
  readonly release: RegExp;
  readonly example: string;
  /** Family of the parameter group. */
  readonly family: (major: string) => string;
  readonly port: number;
  readonly adminName: string;
  /** Logs that go to CloudWatch. */
  readonly logs: readonly string[];
  /** Parameters that the module sets: TLS for every connection, and statements worth a look. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Of the former, what cannot be changed. */
  readonly tlsParameter: string;
  /** Parameters that need a restart, of those that people set. */
  readonly staticParameters: readonly string[];
  /** From here on gp3 is striped and takes more IOPS; below, it takes none. AWS docs, "Amazon RDS DB instance storage". */
  readonly stripedFromGiB: number;
  /** Divisor of the memory in the default of max_connections. AWS docs, "Quotas and constraints for Amazon RDS". */
  readonly bytesPerConnection: number;
  readonly maxConnections: number;
}

export type EngineName = "postgres" | "mysql";

export const ENGINES: Readonly<Record<EngineName, Engine>> = {
  postgres: {
    major: /^1[3-9]$/,
    release: /^1[3-9]\.\d+$/,
    example: '"17" or "17.4"',
    family: (major) => `postgres${major}`,
    port: 5432,
    adminName: "dbadmin",
    logs: ["postgresql", "upgrade"],
    parameters: { "rds.force_ssl": "1", log_statement: "ddl", log_min_duration_statement: "1000" },
    tlsParameter: "rds.force_ssl",
    staticParameters: [
      "autovacuum_max_workers",
      "max_connections",
      "max_wal_senders",
      "max_worker_processes",
      "rds.logical_replication",
      "shared_buffers",
      "shared_preload_libraries",
      "wal_buffers",
    ],
    stripedFromGiB: 400,
    bytesPerConnection: 9531392,
    maxConnections: 5000,
  },
  mysql: {
    major: /^8\.[04]$/,
    release: /^8\.[04]\.\d+$/,
    example: '"8.4" or "8.4.3"',
    family: (major) => `mysql${major}`,
    port: 3306,
    adminName: "dbadmin",
    logs: ["error", "slowquery"],
    parameters: { require_secure_transport: "1", slow_query_log: "1", long_query_time: "1", log_output: "FILE" },
    tlsParameter: "require_secure_transport",
    staticParameters: [
      "innodb_buffer_pool_instances",
      "innodb_log_file_size",
      "lower_case_table_names",
      "performance_schema",
    ],
    stripedFromGiB: 400,
    bytesPerConnection: 12582880,
    maxConnections: 100_000,
  },
};

export interface Version {
  readonly major: string;
  /** A major alone follows minor releases; a full release stays until somebody changes it. Never both at once. */
  readonly follows: boolean;
}

export function versionOf(engine: EngineName, version: string): Version {
  const { major } = ENGINES[engine];
  if (major.test(version)) return { major: version, follows: true };
  return {
    major: version
      .split(".")
      .slice(0, engine === "mysql" ? 2 : 1)
      .join("."),
    follows: false,
  };
}

export function versionProblem(engine: EngineName, version: string): Problem {
  const { major, release, example } = ENGINES[engine];
  if (Token.isUnresolved(version)) return "engineVersion must be literal, because the parameter group depends on it";
  return (
    !major.test(version) &&
    !release.test(version) &&
    `engineVersion of ${engine} must be such as ${example}, got "${version}"`
  );
}
