/** What the module knows of an engine. A further engine is a further file, and a row in the table. */
export interface Engine {
  /** Shape of a version that names the major alone, and of one that names a release; the first group is its major. */
  readonly major: RegExp;
  readonly release: RegExp;
  readonly example: string;
  /** Family of the parameter group. */
  readonly family: (major: string) => string;
  /** Where the server listens. */
  readonly port: number;
  /** Where clients come in over TLS, if that is a port of its own. */
  readonly tlsPort?: number;
  /** Ports that the server or its host uses itself. */
  readonly reservedPorts?: readonly number[];
  /** Longest names. No database name means that AWS takes none. */
  readonly lengths: { readonly username: number; readonly databaseName?: number };
  /** Names that the engine keeps for itself, besides those that every engine keeps. AWS docs, "CreateDBInstance". */
  readonly reserved: readonly string[];
  /** Logs that go to CloudWatch. */
  readonly logs: readonly string[];
  /** Parameters that the module sets: TLS for every connection, and statements worth a look. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Of the former, what cannot be changed. */
  readonly tlsParameter?: string;
  /** Parameters that people set, so that a misspelling is seen: those that work at once, and those that need a restart. */
  readonly dynamicParameters: readonly string[];
  readonly staticParameters: readonly string[];
  readonly gp3: Gp3;
  /** Divisor of the memory in the default of max_connections. AWS docs, "Quotas and constraints for Amazon RDS". */
  readonly connections?: { readonly bytesEach: number; readonly max: number };
  /** Majors whose users can log in by IAM. */
  readonly iam: (major: string) => boolean;
  /** Classes without Performance Insights. AWS docs, "Amazon RDS DB engine, Region, and instance class support for Performance Insights". */
  readonly withoutInsights?: RegExp;
  /** Whether it runs on Graviton. AWS docs, "Supported DB engines for DB instance classes". */
  readonly graviton: boolean;
  /** Classes to begin with. */
  readonly classes: { readonly dev: string; readonly prod: string };
  /** Whether production has a standby unless told otherwise. */
  readonly standby: boolean;
  /** How AWS licenses it; the first is the default. None means that there is nothing to choose. */
  readonly licenses: readonly string[];
  /** Major of an option group; none means that the engine has no options. */
  readonly optionMajor?: (major: string) => string;
  /** The option with which statements are audited. */
  readonly auditOption?: string;
  /** How RDS Proxy calls it; none means that it has no proxies. */
  readonly proxyFamily?: "POSTGRESQL" | "MYSQL" | "SQLSERVER";
  /** Read replicas: none, or of what password. AWS docs, "Password management with Amazon RDS and AWS Secrets Manager". */
  readonly replicas: "none" | "own-password" | "any-password";
  /** Whether RDS can update it through a copy. AWS docs, "Overview of Amazon RDS Blue/Green Deployments". */
  readonly blueGreen: boolean;
  /** Features of the roles with which it reads and writes buckets; one name for both means one role. */
  readonly buckets?: { readonly import: string; readonly export: string };
}

/** AWS docs, "Amazon RDS DB instance storage": from a size on gp3 is striped and takes IOPS and throughput; below, it takes none. */
export interface Gp3 {
  readonly tunableFromGiB: number;
  readonly iops: readonly [number, number];
  /** MiB/s. */
  readonly throughput: readonly [number, number];
  readonly maxGiB: number;
}

export const STRIPED: Gp3 = { tunableFromGiB: 400, iops: [12000, 64000], throughput: [500, 4000], maxGiB: 65536 };

/** Names that no engine gives away. */
export const RESERVED = ["all", "database", "db", "group", "public", "rdsadmin", "root", "select", "table", "user"];
