import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type InputSubject, inputFaults } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import {
  AuroraModule,
  type AuroraModuleProps,
  MultiAzClusterModule,
  type MultiAzClusterModuleProps,
  RdsModule,
  type RdsModuleProps,
} from "../src";
import { AURORA_CLUSTER } from "../src/cluster/aurora-props";
import { MULTI_AZ_CLUSTER } from "../src/cluster/props";
import { RDS } from "../src/instance-props";
import { BUCKET, KEY, ownPassword, role, subnets, threeZones } from "./database";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });

const COMMON = {
  environment: "prod",
  masterUsername: "owner",
  port: 6000,
  backup: { retentionDays: 14, window: "03:00-04:00", skipFinalSnapshot: false },
  maintenanceWindow: "sun:04:30-sun:05:30",
  otherParameters: { one: "1", other: { value: "2", needsRestart: true } },
  logRetentionDays: 30,
  monitoringSeconds: 60,
  insights: { retentionDays: 465, advanced: true },
  deletionProtection: true,
  encryptionKey: { arn: KEY },
  caCertificate: "rds-ca-rsa4096-g1",
  tags: { Team: "shop" },
} as const;

const INSTANCE = {
  ...COMMON,
  identifier: "orders",
  multiAz: true,
  password: { keptBy: "rds", rotation: { everyDays: 30 }, formerly: "stack" },
  applyImmediately: true,
  blueGreen: false,
} as const;

const CLUSTER = {
  ...COMMON,
  clusterIdentifier: "orders",
  databaseName: "shop",
  extendedSupport: true,
  passwordRotation: { schedule: "cron(0 4 ? * SUN *)" },
  applyImmediately: true,
} as const;

/** Between them, all props are given. */
const INSTANCES: Record<string, object> = {
  postgres: {
    ...INSTANCE,
    subnets,
    engine: "postgres",
    engineVersion: "17",
    databaseName: "shop",
    instanceClass: "db.r7g.large",
    parameters: { work_mem: "8192" },
    storage: { type: "gp3", sizeGiB: 400, maxSizeGiB: 800, iops: 12000, throughput: 500 },
    restore: { snapshot: "before" },
    extendedSupport: true,
  },
  mysql: {
    environment: "prod",
    subnets,
    engine: "mysql",
    engineVersion: "8.4",
    databaseName: "shop",
    instanceClass: "db.r7g.large",
    parameters: { max_connections: "100" },
    storage: { type: "io2", sizeGiB: 100, iops: 3000 },
    password: { keptBy: "stack", version: 2 },
    restore: { instance: "old", time: "2026-01-31T08:00:00Z" },
    audit: ["CONNECT"],
    options: [{ name: "MEMCACHED", version: "1.0", port: 11211, settings: { CHUNK_SIZE: "32" } }],
  },
  "sqlserver-se": {
    environment: "prod",
    subnets,
    engine: "sqlserver-se",
    engineVersion: "16.00",
    instanceClass: "db.r6i.xlarge",
    password: { keptBy: "rds", rotation: { schedule: "rate(30 days)" } },
    parameters: { "fill factor (%)": "80" },
    storage: { sizeGiB: 100 },
    options: [],
    characterSet: "Latin1_General_CI_AS",
    timezone: "UTC",
    restore: { automatedBackups: "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-1" },
  },
  "oracle-se2": {
    environment: "prod",
    subnets,
    engine: "oracle-se2",
    engineVersion: "19",
    databaseName: "SHOP",
    instanceClass: "db.r6i.large",
    parameters: { open_cursors: "300" },
    licenseModel: "bring-your-own-license",
    characterSet: "AL32UTF8",
  },
};

test("between them, the cases give every prop of an instance", () => {
  const given = new Set(Object.values(INSTANCES).flatMap(Object.keys));
  const missing = Object.keys(RDS.rows ?? {}).filter((name) => !given.has(name) && name !== "provider");
  expect(missing).toEqual([]);
});

test.each(Object.keys(INSTANCES))(
  "every prop of an instance of %s passes a value that is known after apply, or is refused by name",
  (engine) => {
    const faults = inputFaults({
      create: (stack, props: RdsModuleProps) => new RdsModule(stack, "Database", props),
      props: (stack) => ({ ...INSTANCES[engine], provider: west(stack) }),
      unions: ["otherParameters.one", "otherParameters.other"],
    });
    expect(faults).toEqual([]);
  },
);

const AURORAS: Record<string, object> = {
  "aurora-postgresql": {
    ...CLUSTER,
    subnets,
    engine: "aurora-postgresql",
    engineVersion: "16",
    parameters: { work_mem: "8192" },
    restore: { snapshot: "before" },
    capacity: { minUnits: 0, maxUnits: 4, pauseAfterSeconds: 600 },
    multiAz: true,
    ioOptimized: true,
    dataApi: true,
  },
  "aurora-mysql": {
    environment: "prod",
    subnets,
    engine: "aurora-mysql",
    engineVersion: "8.0",
    parameters: { max_connections: "100" },
    restore: { cluster: "old", time: "2026-01-31T08:00:00Z" },
    capacity: { instanceClass: "db.r7g.large" },
    backtrackHours: 24,
    writeForwarding: true,
  },
};

test.each(Object.keys(AURORAS))(
  "every prop of a cluster of %s passes a value that is known after apply, or is refused by name",
  (engine) => {
    const given = [...Object.values(AURORAS).flatMap(Object.keys), "provider"];
    expect(Object.keys(AURORA_CLUSTER.rows ?? {}).filter((name) => !given.includes(name))).toEqual([]);
    const faults = inputFaults({
      create: (stack, props: AuroraModuleProps) => new AuroraModule(stack, "Database", props),
      props: (stack) => ({ ...AURORAS[engine], provider: west(stack) }),
      unions: ["otherParameters.one", "otherParameters.other"],
    });
    expect(faults).toEqual([]);
  },
);

test("every prop of a Multi-AZ cluster passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: MultiAzClusterModuleProps) => new MultiAzClusterModule(stack, "Database", props),
    props: (stack) => ({
      ...CLUSTER,
      subnets: threeZones,
      engine: "mysql",
      engineVersion: "8.4",
      parameters: { max_connections: "100" },
      restore: { snapshot: "before" },
      instanceClass: "db.r6gd.large",
      storage: { sizeGiB: 100, iops: 3000 },
      provider: west(stack),
    }),
    names: Object.keys(MULTI_AZ_CLUSTER.rows ?? {}),
    unions: ["otherParameters.one", "otherParameters.other"],
  });
  expect(faults).toEqual([]);
});

const instanceIn = (stack: TerraformStack) =>
  new RdsModule(stack, "Database", {
    ...ownPassword,
    environment: "dev",
    engine: "oracle-ee",
    engineVersion: "19",
    subnets,
  });
const postgresIn = (stack: TerraformStack) =>
  new RdsModule(stack, "Database", { environment: "dev", engine: "postgres", engineVersion: "17", subnets });
const clusterIn = (stack: TerraformStack) =>
  new AuroraModule(stack, "Database", {
    environment: "dev",
    engine: "aurora-postgresql",
    engineVersion: "16",
    subnets,
  });

/** Arguments of a method by their names. */
type Positional = Readonly<Record<string, unknown>> | undefined;

const METHODS: Record<string, InputSubject> = {
  addReplica: {
    create: (stack, options: never) => instanceIn(stack).addReplica("Far", options),
    props: (stack) => ({
      identifier: "far",
      instanceClass: "db.r6i.large",
      multiAz: true,
      parameters: { open_cursors: "300" },
      engineVersion: "19",
      replicaMode: "mounted",
      deletionProtection: true,
      provider: west(stack),
      subnets,
      encryptionKey: { arn: KEY },
    }),
  },
  addProxy: {
    create: (stack, options: never) => postgresIn(stack).addProxy("Pool", options),
    props: () => ({
      name: "pool",
      login: "iam",
      secrets: [{ arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:a", encryptionKey: { arn: KEY } }],
      maxConnectionsPercent: 80,
      maxIdleConnectionsPercent: 40,
      borrowSeconds: 60,
      idleClientSeconds: 60,
      initQuery: "SET x = 1",
    }),
  },
  publishConnection: {
    create: (stack, options: never) => postgresIn(stack).publishConnection("App", options),
    props: () => ({ name: "/shop/database", through: { address: "db.example.com", port: 5432 } }),
  },
  replicateBackups: {
    create: (stack, options: never) => void postgresIn(stack).replicateBackups(options),
    props: (stack) => ({ provider: west(stack), encryptionKey: { arn: KEY }, retentionDays: 14 }),
  },
  importFrom: {
    create: (stack, given: Positional) =>
      void postgresIn(stack).importFrom(given?.bucket as never, given?.prefix as never),
    props: () => ({ bucket: { ...BUCKET, encryptionKey: { arn: KEY } }, prefix: "in/" }),
  },
  grantConnect: {
    create: (stack, given: Positional) =>
      void postgresIn(stack).grantConnect(given?.grantee as never, given?.user as never),
    props: (stack) => ({ grantee: role(stack), user: "app" }),
  },
  addReader: {
    create: (stack, options: never) => clusterIn(stack).addReader("Reporting", options),
    props: () => ({ identifier: "reporting", instanceClass: "db.r7g.large", promotionTier: 1 }),
  },
  scaleReaders: {
    create: (stack, options: never) => void clusterIn(stack).scaleReaders(options),
    props: () => ({ min: 1, max: 4, cooldownSeconds: 60, cpuPercent: 50 }),
  },
};

test.each(Object.keys(METHODS))(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (method) => {
    expect(inputFaults(METHODS[method])).toEqual([]);
  },
);

test("every option of addEndpoint passes a value that is known after apply, or is refused by name", () => {
  const clusters = new WeakMap<TerraformStack, AuroraModule>();
  const faults = inputFaults({
    create: (stack, options: never) => clusters.get(stack)?.addEndpoint("Reports", options),
    props: (stack) => {
      const cluster = clusterIn(stack);
      clusters.set(stack, cluster);
      return { identifier: "reports", members: [cluster.primary] };
    },
  });
  expect(faults).toEqual([]);
});
