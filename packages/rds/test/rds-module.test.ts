import { Synthesized } from "@plinth/testing";
import type { RdsModuleProps } from "../src";
import { database, instance, KEY, role, subnets } from "./database";

describe.each([
  ["dev", "postgres", "17"],
  ["prod", "postgres", "17"],
  ["dev", "mysql", "8.4"],
  ["prod", "mysql", "8.4"],
] as const)("security in %s on %s", (environment, engine, engineVersion) => {
  const made = database({ environment, engine, engineVersion });
  const main = made.the("aws_db_instance");

  test("it is encrypted and private, and users can log in by IAM", () => {
    expect(main).toMatchObject({
      storage_encrypted: true,
      publicly_accessible: false,
      iam_database_authentication_enabled: true,
    });
  });

  test("nobody knows the password", () => {
    expect(main.manage_master_user_password).toBe(true);
    expect(main.password).toBeUndefined();
  });

  test("every connection uses TLS", () => {
    const forced = { postgres: ["rds.force_ssl", "1"], mysql: ["require_secure_transport", "1"] }[engine];
    const parameters = made.the("aws_db_parameter_group").parameter;
    expect(parameters).toContainEqual({ name: forced[0], value: forced[1], apply_method: "immediate" });
  });

  test("the security group is closed", () => {
    const { ingress, egress } = made.the("aws_security_group");
    expect([ingress, egress, made.addresses.filter((address) => address.includes("_rule."))]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test("it is watched, its logs are kept, and its tags follow it into snapshots", () => {
    expect(main).toMatchObject({
      monitoring_interval: 60,
      performance_insights_enabled: true,
      copy_tags_to_snapshot: true,
    });
    expect(Object.values(made.all("aws_cloudwatch_log_group"))).toHaveLength(
      main.enabled_cloudwatch_logs_exports.length,
    );
  });
});

test("prod survives the loss of a zone and a mistaken destroy", () => {
  expect(instance({ environment: "prod" })).toMatchObject({
    multi_az: true,
    deletion_protection: true,
    skip_final_snapshot: false,
    final_snapshot_identifier: "test-database-final-${aws_security_group.Database_SecurityGroup_71981D66.id}",
    delete_automated_backups: false,
    backup_retention_period: 30,
    apply_immediately: false,
    instance_class: "db.r7g.large",
    allocated_storage: 100,
    max_allocated_storage: 500,
  });
});

test("dev is small and goes without a trace", () => {
  expect(instance()).toMatchObject({
    multi_az: false,
    deletion_protection: false,
    skip_final_snapshot: true,
    delete_automated_backups: true,
    backup_retention_period: 7,
    instance_class: "db.t4g.medium",
    allocated_storage: 20,
    max_allocated_storage: 100,
  });
});

test("a major version follows minor releases, a release stays: never the mix that ends in downgrades", () => {
  expect(instance({ engineVersion: "17" })).toMatchObject({ engine_version: "17", auto_minor_version_upgrade: true });
  expect(instance({ engineVersion: "17.4" })).toMatchObject({
    engine_version: "17.4",
    auto_minor_version_upgrade: false,
  });
});

test.each([
  ["postgres", "16.8", "postgres16"],
  ["mysql", "8.0", "mysql8.0"],
  ["mysql", "8.4.3", "mysql8.4"],
] as const)("%s %s has the parameter family %s, which is part of the group's name", (engine, engineVersion, family) => {
  const group = database({ engine, engineVersion }).the("aws_db_parameter_group");
  expect(group).toMatchObject({ family, name_prefix: `test-database-${family.replace(".", "-")}-` });
  expect(group.lifecycle.create_before_destroy).toBe(true);
});

test("a key encrypts storage, secret, insights and logs, and learns that logs use it", () => {
  const uses: string[] = [];
  const made = database({ encryptionKey: { arn: KEY, admit: (use: string) => uses.push(use) } });
  expect(made.the("aws_db_instance")).toMatchObject({
    kms_key_id: KEY,
    master_user_secret_kms_key_id: KEY,
    performance_insights_kms_key_id: KEY,
  });
  expect(Object.values(made.all("aws_cloudwatch_log_group")).map((group) => group.kms_key_id)).toEqual([KEY, KEY]);
  expect(new Set(uses)).toEqual(new Set(["logs"]));
});

test("the smallest MySQL classes go without insights, which they do not have", () => {
  const small = { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.small" } as const;
  expect(instance(small).performance_insights_enabled).toBe(false);
});

test("the log groups are there before the instance, which would make them without an end", () => {
  const { depends_on } = instance();
  expect(depends_on.filter((address: string) => address.startsWith("aws_cloudwatch_log_group."))).toHaveLength(2);
});

test("a role may log in as one user of this database only", () => {
  const made = database({}, (db, stack) => {
    db.grantConnect(role(stack), "app");
  });
  const policies = Object.values(made.all("aws_iam_role_policy")).map(({ policy }) => policy as string);
  const granted = policies.find((policy) => policy.includes("rds-db:connect")) ?? "";
  expect(Synthesized.json(granted).Statement[0].Resource[0]).toMatch(
    /:dbuser:\$\{aws_db_instance.Database.resource_id\}\/app$/,
  );
});

test("a role may read the password, with the key only through Secrets Manager", () => {
  const made = database({ encryptionKey: { arn: KEY } }, (db, stack) => {
    const grantee = role(stack);
    db.grantReadSecret(grantee);
    db.grantReadSecret(grantee);
  });
  const policies = Object.values(made.all("aws_iam_role_policy")).map(({ policy }) => policy as string);
  const [granted, ...more] = policies.filter((policy) => policy.includes("GetSecretValue"));
  expect(more).toEqual([]);
  const [read, decrypt] = Synthesized.json(granted).Statement;
  expect(read.Resource).toEqual(["${aws_db_instance.Database.master_user_secret[0].secret_arn}"]);
  expect(decrypt.Condition.StringEquals["kms:EncryptionContext:SecretARN"]).toBe(read.Resource[0]);
});

test("limits follow from the class and the storage", () => {
  database({ instanceClass: "db.r7g.xlarge", storage: { sizeGiB: 50 } }, ({ signals }) => {
    expect(signals.memory.limit).toMatchObject({ below: Math.round(32 * 1024 ** 3 * 0.1) });
    expect(signals.storage.limit).toMatchObject({ below: 5 * 1024 ** 3 });
    expect(signals.connections.limit).toMatchObject({ above: 2883 });
  });
});

test("a class that is not known has charts without limits", () => {
  database({ instanceClass: "db.x2g.large" }, ({ signals }) => {
    expect([signals.memory.limit, signals.connections.limit]).toEqual([undefined, undefined]);
  });
});

test("all problems are reported in one error", () => {
  const wrong = () =>
    database({
      engineVersion: "9.6",
      subnets: { ...subnets, availabilityZones: ["us-east-1a", "us-east-1a"] },
      instanceClass: "r7g.large",
      databaseName: "user",
      masterUsername: "1st",
      port: 22,
      storage: { sizeGiB: 5, iops: 3000 },
      backup: { retentionDays: 90, window: "04:00-05:00" },
      logRetentionDays: 0,
      otherParameters: { "rds.force_ssl": "0" },
    });
  expect(wrong).toThrow(
    [
      "test/Database (RdsModule) is misconfigured:",
      "  - port must be 1150 to 65535, got 22",
      "  - backup.retentionDays must be 0 to 35, got 90",
      "  - logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 0",
      '  - instanceClass must be a class such as "db.r7g.large", got "r7g.large"',
      "  - storage.sizeGiB must be 20 to 65536, got 5",
      '  - engineVersion of postgres must be such as "17" or "17.4", got "9.6"',
      "  - subnets must be in at least two zones, got us-east-1a",
      '  - databaseName must not be a word that the engine keeps for itself, got "user"',
      '  - masterUsername must begin with a letter and have up to 63 letters, digits and underscores, got "1st"',
      '  - maintenanceWindow must not overlap backup.window, got "sun:04:30-sun:05:30" and "04:00-05:00"',
      "  - parameters must not have rds.force_ssl: connections always use TLS",
      "  - storage.iops must be left out below 400 GiB, where gp3 is fixed, got 3000 for 5",
    ].join("\n"),
  );
});

test.each<[Partial<RdsModuleProps>, string]>([
  [{ storage: { sizeGiB: 400, iops: 3000 } }, "storage.iops must be 12000 to 64000, got 3000"],
  [
    { storage: { throughput: 500 } },
    "storage.throughput must be left out below 400 GiB, where gp3 is fixed, got 500 for 20",
  ],
  [{ storage: { sizeGiB: 100, maxSizeGiB: 50 } }, "storage.maxSizeGiB must be 110 to 65536, got 50"],
  [{ engine: "mysql", engineVersion: "5.7" }, 'engineVersion of mysql must be such as "8.4" or "8.4.3", got "5.7"'],
])("%j is refused", (props, message) => {
  expect(() => database(props)).toThrow(message);
});

test("every address is the one of the snapshot", () => {
  expect(database().addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Database_LogGroup-postgresql_24CFF047",
  "aws_cloudwatch_log_group.Database_LogGroup-upgrade_2CE49D36",
  "aws_db_instance.Database",
  "aws_db_parameter_group.Database_Parameters_F882294D",
  "aws_db_subnet_group.Database_SubnetGroup_7D60F180",
  "aws_iam_role.Database_MonitoringRole_73427386",
  "aws_iam_role_policy.Database_MonitoringPolicy_2F2DD9FB",
  "aws_security_group.Database_SecurityGroup_71981D66",
]
`);
});
