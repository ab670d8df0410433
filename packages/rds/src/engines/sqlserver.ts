import type { Engine } from "./engine";

/** Express is left out: RDS does not encrypt it. AWS docs, "Encrypting Amazon RDS resources". */
type Edition = "ee" | "se" | "web";

const REPLICAS: Readonly<Record<Edition, Engine["replicas"]>> = { ee: "any-password", se: "none", web: "none" };

const common = {
  major: /^1[3-6]\.00$/,
  release: /^(1[3-6]\.00)\.\d+\.\d+\.v\d+$/,
  example: '"16.00" or "16.00.4185.3.v1"',
  port: 1433,
  // AWS docs, "CreateDBInstance", https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
  reservedPorts: [1234, 1434, 3260, 3343, 3389, 47001, 49152, 49153, 49154, 49155, 49156],
  lengths: { username: 128 },
  reserved: ["sa", "guest", "rds_superuser", "sysadmin", "master", "model", "msdb", "tempdb"],
  logs: ["agent", "error"],
  defaults: { "rds.force_ssl": "1" },
  tlsParameter: "rds.force_ssl",
  dynamicParameters: [
    "blocked process threshold (s)",
    "clr enabled",
    "cost threshold for parallelism",
    "max degree of parallelism",
    "max server memory (mb)",
    "max worker threads",
    "min server memory (mb)",
    "optimize for ad hoc workloads",
    "query governor cost limit",
    "rds.sqlserver_audit",
    "remote query timeout (s)",
  ],
  staticParameters: ["fill factor (%)", "rds.fips", "rds.force_ssl", "user connections"],
  // SQL Server storage is never striped.
  gp3: { tunableFromGiB: 20, iops: [3000, 16000], throughput: [125, 1000], maxGiB: 16384 },
  iam: () => false,
  graviton: false,
  classes: { dev: "db.t3.xlarge", prod: "db.r6i.xlarge" },
  licenses: ["license-included"],
  optionMajor: (major: string) => major,
  proxyFamily: "SQLSERVER",
  blueGreen: false,
  buckets: { import: "S3_INTEGRATION", export: "S3_INTEGRATION" },
} as const;

export const sqlserver = <E extends Edition>(edition: E) =>
  ({
    ...common,
    // The family writes one zero: "16.00" is sqlserver-se-16.0.
    family: (major: string) => `sqlserver-${edition}-${major.slice(0, -1)}`,
    standby: edition !== "web",
    replicas: REPLICAS[edition],
  }) satisfies Engine;
