import { aurora, BUCKET, KEY, policyWith, role } from "./database";

const instancesOf = (made: ReturnType<typeof aurora>) => Object.values(made.all("aws_rds_cluster_instance"));

describe.each([
  ["dev", "aurora-postgresql", "16", ["rds.force_ssl", "1"]],
  ["prod", "aurora-postgresql", "16", ["rds.force_ssl", "1"]],
  ["dev", "aurora-mysql", "8.0", ["require_secure_transport", "ON"]],
  ["prod", "aurora-mysql", "8.0", ["require_secure_transport", "ON"]],
])("security in %s on %s", (environment, engine, engineVersion, [name, value]) => {
  const made = aurora({ environment, engine, engineVersion });
  const cluster = made.the("aws_rds_cluster");

  test("it is encrypted and private, and users can log in by IAM", () => {
    expect(cluster).toMatchObject({ storage_encrypted: true, iam_database_authentication_enabled: true });
    expect(instancesOf(made).every((each) => each.publicly_accessible === false)).toBe(true);
  });

  test("nobody knows the password", () => {
    expect([cluster.manage_master_user_password, cluster.master_password]).toEqual([true, undefined]);
  });

  test("every connection uses TLS", () => {
    const { parameter } = made.the("aws_rds_cluster_parameter_group");
    expect(parameter).toContainEqual({ name, value, apply_method: "immediate" });
  });

  test("it is watched, and its logs are kept", () => {
    expect(
      instancesOf(made).every((each) => each.monitoring_interval === 60 && each.performance_insights_enabled),
    ).toBe(true);
    expect(
      Object.values(made.all("aws_cloudwatch_log_group"))
        .map((group) => group.name)
        .sort(),
    ).toEqual(cluster.enabled_cloudwatch_logs_exports.map((log: string) => `/aws/rds/cluster/test-database/${log}`));
    expect(cluster.copy_tags_to_snapshot).toBe(true);
  });
});

test("prod survives the loss of a zone and a mistaken destroy", () => {
  const made = aurora({ environment: "prod" });
  expect(instancesOf(made).map((each) => [each.instance_class, each.promotion_tier])).toEqual([
    ["db.r7g.large", 0],
    ["db.r7g.large", 0],
  ]);
  expect(made.the("aws_rds_cluster")).toMatchObject({
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: "test-database-final-${aws_security_group.Database_SecurityGroup_71981D66.id}",
    delete_automated_backups: false,
    backup_retention_period: 30,
    lifecycle: { prevent_destroy: true },
  });
});

test("dev follows the load with one small instance and goes without a trace", () => {
  const made = aurora();
  expect(instancesOf(made).map((each) => each.instance_class)).toEqual(["db.serverless"]);
  expect(made.the("aws_rds_cluster")).toMatchObject({
    serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 4 },
    deletion_protection: false,
    skip_final_snapshot: true,
    backup_retention_period: 7,
  });
  expect(made.the("aws_rds_cluster").lifecycle.prevent_destroy).toBeUndefined();
});

test("capacity of nought lets it pause", () => {
  expect(aurora({ capacity: { minUnits: 0, maxUnits: 2 } }).the("aws_rds_cluster")).toMatchObject({
    serverlessv2_scaling_configuration: { min_capacity: 0, max_capacity: 2, seconds_until_auto_pause: 300 },
  });
});

test("Aurora MySQL can be rewound in prod, audits, and passes writes on", () => {
  const mysql = { engine: "aurora-mysql", engineVersion: "8.0", writeForwarding: true };
  const cluster = aurora({ ...mysql, environment: "prod" }).the("aws_rds_cluster");
  expect(cluster).toMatchObject({
    backtrack_window: 24 * 3600,
    enable_local_write_forwarding: true,
    enabled_cloudwatch_logs_exports: ["audit", "error", "slowquery"],
  });
  expect(aurora(mysql).the("aws_rds_cluster").backtrack_window).toBeUndefined();
});

test("a major follows minor releases, a release stays", () => {
  const upgrades = (engineVersion: string) =>
    instancesOf(aurora({ engineVersion })).map((each) => each.auto_minor_version_upgrade);
  expect([upgrades("16"), upgrades("16.4")]).toEqual([[true], [false]]);
});

test("storage, Data API, insights and certificate are as asked", () => {
  const made = aurora({
    ioOptimized: true,
    dataApi: true,
    insights: { advanced: true },
    caCertificate: "rds-ca-rsa4096-g1",
    encryptionKey: { arn: KEY },
  });
  expect(made.the("aws_rds_cluster")).toMatchObject({
    storage_type: "aurora-iopt1",
    enable_http_endpoint: true,
    database_insights_mode: "advanced",
    performance_insights_retention_period: 465,
    kms_key_id: KEY,
    master_user_secret_kms_key_id: KEY,
  });
  expect(instancesOf(made)[0]).toMatchObject({
    ca_cert_identifier: "rds-ca-rsa4096-g1",
    performance_insights_kms_key_id: KEY,
  });
});

test("readers have names of their own, and an endpoint for some of them", () => {
  const made = aurora({}, (cluster) => {
    const reporting = cluster.addReader("Reporting", { instanceClass: "db.r7g.2xlarge" });
    cluster.addReader("Search");
    cluster.addEndpoint("Reports", { members: [reporting] });
  });
  expect(instancesOf(made).map((each) => [each.identifier, each.instance_class, each.promotion_tier])).toEqual([
    ["test-database-primary", "db.serverless", 0],
    ["test-database-reader-reporting", "db.r7g.2xlarge", 15],
    ["test-database-reader-search", "db.serverless", 15],
  ]);
  expect(made.the("aws_rds_cluster_endpoint")).toMatchObject({
    cluster_endpoint_identifier: "test-database-endpoint-reports",
    custom_endpoint_type: "READER",
    static_members: [expect.stringMatching(/Reader-Reporting.*\.identifier/)],
  });
});

test("readers come and go with the load", () => {
  const scaled = (options: object) => aurora({}, (cluster) => cluster.scaleReaders({ min: 1, max: 4, ...options }));
  expect(scaled({}).the("aws_appautoscaling_target")).toMatchObject({
    service_namespace: "rds",
    scalable_dimension: "rds:cluster:ReadReplicaCount",
    resource_id: "cluster:${aws_rds_cluster.Database.cluster_identifier}",
    min_capacity: 1,
    max_capacity: 4,
  });
  const policyOf = (options: object) =>
    scaled(options).the("aws_appautoscaling_policy").target_tracking_scaling_policy_configuration;
  expect(policyOf({})).toMatchObject({
    target_value: 60,
    predefined_metric_specification: { predefined_metric_type: "RDSReaderAverageCPUUtilization" },
  });
  expect(policyOf({ connections: 500 })).toMatchObject({
    target_value: 500,
    predefined_metric_specification: { predefined_metric_type: "RDSReaderAverageDatabaseConnections" },
  });
});

test("verbs of instances work on clusters", () => {
  const made = aurora({ databaseName: "shop" }, (cluster, stack) => {
    const grantee = role(stack);
    cluster.grantConnect(grantee, "app");
    cluster.grantReadSecret(grantee);
    cluster.publishConnection("App");
    cluster.addProxy("Pool");
    cluster.importFrom(BUCKET);
    cluster.exportTo(BUCKET);
  });
  expect(policyWith(made, "rds-db:connect").Statement[0].Resource).toEqual([
    expect.stringMatching(/dbuser:\$\{aws_rds_cluster\.Database\.cluster_resource_id\}\/app$/),
  ]);
  expect(made.the("aws_db_proxy_target").db_cluster_identifier).toBe("${aws_rds_cluster.Database.id}");
  expect(JSON.parse(made.the("aws_ssm_parameter").value)).toMatchObject({
    engine: "aurora-postgresql",
    host: "${aws_rds_cluster.Database.endpoint}",
    dbname: "shop",
  });
  const features = Object.values(made.all("aws_rds_cluster_role_association")).map(({ feature_name }) => feature_name);
  expect(features.sort()).toEqual(["s3Export", "s3Import"]);
});

test("limits follow from the class; capacity units are watched by their use", () => {
  aurora({ capacity: { instanceClass: "db.r7g.large" } }, ({ signals }) => {
    expect(signals.memory.limit).toMatchObject({ below: Math.round(16 * 1024 ** 3 * 0.1) });
    expect(signals.connections.limit).toMatchObject({ above: Math.floor(1802 * 0.8) });
    expect(signals.capacity.limit).toBeUndefined();
    expect(signals.readerLag.limit).toMatchObject({ above: 2000 });
    expect(signals.deadlocks.metric.dimensions).toMatchObject({ Role: "WRITER" });
  });
  aurora({}, ({ signals }) => expect(signals.capacity.limit).toMatchObject({ above: 90 }));
});

test("what a cluster was restored from says nothing later", () => {
  const from = (restore: object) => aurora({ restore }).the("aws_rds_cluster");
  expect(from({ snapshot: "before" }).snapshot_identifier).toBe("before");
  expect(from({ cluster: "old", time: "2026-01-31T08:00:00Z" }).restore_to_point_in_time).toEqual({
    source_cluster_identifier: "old",
    restore_to_time: "2026-01-31T08:00:00Z",
  });
  expect(from({ cluster: "old" }).restore_to_point_in_time.use_latest_restorable_time).toBe(true);
  const { ignore_changes } = aurora().the("aws_rds_cluster").lifecycle;
  expect(ignore_changes).toEqual(
    expect.arrayContaining(["snapshot_identifier", "restore_to_point_in_time", "master_username", "database_name"]),
  );
});

test("the managed password is rotated on a schedule", () => {
  expect(aurora({ passwordRotation: { everyDays: 30 } }).the("aws_secretsmanager_secret_rotation")).toMatchObject({
    secret_id: "${aws_rds_cluster.Database.master_user_secret[0].secret_arn}",
    rotation_rules: { automatically_after_days: 30 },
  });
});

test.each<[object, string]>([
  [{ engineVersion: "12" }, 'engineVersion of aurora-postgresql must be such as "17" or "17.4", got "12"'],
  [
    { engine: "aurora-mysql", engineVersion: "8.0.35" },
    'engineVersion of aurora-mysql must be such as "8.0" or "8.0.mysql_aurora.3.08.2", got "8.0.35"',
  ],
  [{ capacity: { minUnits: 0.3, maxUnits: 4 } }, "capacity.minUnits must be 0 to 256 in halves, got 0.3"],
  [{ capacity: { minUnits: 4, maxUnits: 0.5 } }, "capacity.maxUnits must be 1 to 256 in halves, got 0.5"],
  [{ capacity: { minUnits: 4, maxUnits: 2 } }, "capacity.minUnits must be at most maxUnits, got 4 and 2"],
  [
    { capacity: { minUnits: 1, maxUnits: 2, pauseAfterSeconds: 600 } },
    "capacity.pauseAfterSeconds needs minUnits 0, got 1",
  ],
  [
    { capacity: { instanceClass: "large" } },
    'capacity.instanceClass must be a class such as "db.r7g.large", got "large"',
  ],
  [{ backtrackHours: 24 }, 'backtrackHours must be omitted with engine "aurora-postgresql"'],
  [{ engine: "aurora-mysql", engineVersion: "8.0", backtrackHours: 73 }, "backtrackHours must be 0 to 72, got 73"],
  [{ writeForwarding: true }, 'writeForwarding must be omitted with engine "aurora-postgresql"'],
  [
    { restore: { cluster: "old", time: "yesterday" } },
    'restore.time must be such as "2026-01-31T08:00:00Z", got "yesterday"',
  ],
  [{ passwordRotation: { everyDays: 2000 } }, "passwordRotation.everyDays must be 1 to 1000, got 2000"],
  [
    { parameters: { work_men: "1" } },
    'parameters must have names that are known of aurora-postgresql, got "work_men", did you mean work_mem?',
  ],
])("%j is refused", (props, message) => {
  expect(() => aurora(props)).toThrow(`test/Database (AuroraModule) is misconfigured:\n  - ${message}`);
});

test.each<[string, (cluster: Parameters<NonNullable<Parameters<typeof aurora>[1]>>[0]) => unknown, string]>([
  ["addReader", (cluster) => cluster.addReader("1"), 'addReader("1") (AuroraModule) is misconfigured'],
  ["a second reader", (cluster) => [cluster.addReader("A"), cluster.addReader("A")], 'key must be new, got "A"'],
  ["scaleReaders", (cluster) => cluster.scaleReaders({ min: 3, max: 2 }), "min must be at most max, got 3 and 2"],
  [
    "addEndpoint",
    (cluster) => cluster.addEndpoint("A", { members: [] }),
    "members must have at least 1 members, got 0",
  ],
])("%s is refused where it is wrong", (_, speak, message) => {
  expect(() => aurora({}, (cluster) => void speak(cluster))).toThrow(message);
});

test("Aurora MySQL names its role in a parameter, so verbs for buckets are refused", () => {
  expect(() =>
    aurora({ engine: "aurora-mysql", engineVersion: "8.0" }, (cluster) => cluster.importFrom(BUCKET)),
  ).toThrow("engine must be aurora-postgresql, got aurora-mysql");
});

test("every address is the one of the snapshot", () => {
  expect(aurora({ environment: "prod" }).addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Database_LogGroup-postgresql_24CFF047",
  "aws_db_subnet_group.Database_SubnetGroup_7D60F180",
  "aws_iam_role.Database_MonitoringRole_73427386",
  "aws_iam_role_policy.Database_MonitoringPolicy_2F2DD9FB",
  "aws_rds_cluster.Database",
  "aws_rds_cluster_instance.Database_Primary_1B138CD9",
  "aws_rds_cluster_instance.Database_Standby_ABD7D3E0",
  "aws_rds_cluster_parameter_group.Database_Parameters_F882294D",
  "aws_security_group.Database_SecurityGroup_71981D66",
]
`);
});
