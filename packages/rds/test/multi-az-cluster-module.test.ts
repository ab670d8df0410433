import { KEY, multiAz, policyWith, role, subnets, threeZones } from "./database";

const cluster = (props: object = {}) => multiAz(props).the("aws_rds_cluster");

test("three zones hold an encrypted writer and two readers with a password that nobody sees", () => {
  expect(cluster({ environment: "prod", encryptionKey: { arn: KEY } })).toMatchObject({
    engine: "postgres",
    db_cluster_instance_class: "db.r6gd.large",
    storage_type: "io2",
    allocated_storage: 100,
    iops: 3000,
    storage_encrypted: true,
    kms_key_id: KEY,
    manage_master_user_password: true,
    iam_database_authentication_enabled: true,
    monitoring_interval: 60,
    performance_insights_enabled: true,
    performance_insights_kms_key_id: KEY,
    deletion_protection: true,
    lifecycle: { prevent_destroy: true },
  });
});

test("every connection uses TLS", () => {
  expect(multiAz().the("aws_rds_cluster_parameter_group")).toMatchObject({
    family: "postgres16",
    parameter: expect.arrayContaining([{ name: "rds.force_ssl", value: "1", apply_method: "immediate" }]),
  });
});

test("verbs of instances work on it", () => {
  const made = multiAz({ passwordRotation: { everyDays: 30 } }, (db, stack) => {
    const grantee = role(stack);
    db.grantConnect(grantee, "app");
    db.grantReadSecret(grantee);
    db.publishConnection("App");
    db.addProxy("Pool");
  });
  expect(policyWith(made, "rds-db:connect").Statement[0].Resource).toEqual([
    expect.stringMatching(/dbuser:\$\{aws_rds_cluster\.Database\.cluster_resource_id\}\/app$/),
  ]);
  expect(made.the("aws_db_proxy_target").db_cluster_identifier).toBe("${aws_rds_cluster.Database.id}");
  expect(made.the("aws_secretsmanager_secret_rotation").rotation_rules).toEqual({ automatically_after_days: 30 });
});

test("limits follow from class and storage", () => {
  multiAz({ instanceClass: "db.r6gd.xlarge", storage: { sizeGiB: 200 } }, ({ signals }) => {
    expect(signals.memory.limit).toMatchObject({ below: Math.round(32 * 1024 ** 3 * 0.1) });
    expect(signals.storage.limit).toMatchObject({ below: 20 * 1024 ** 3 });
  });
});

test.each<[object, string]>([
  [
    { engineVersion: "16.4" },
    'engineVersion must be a major: AWS upgrades the minor release of Multi-AZ clusters, got "16.4"',
  ],
  [{ subnets }, "subnets must be in three zones, got us-east-1a, us-east-1b"],
  [
    { subnets: threeZones, instanceClass: "db.r7g.large" },
    'instanceClass must have local disks, such as db.r6gd.large, got "db.r7g.large"',
  ],
  [{ storage: { sizeGiB: 50, iops: 1000 } }, "storage.sizeGiB must be 100 to 65536, got 50"],
  [{ storage: { iops: 500 } }, "storage.iops must be 1000 to 256000, got 500"],
  [{ storage: { iops: 6000 } }, "storage.iops must be 0.5 to 50 for each GiB, got 6000 for 100"],
])("%j is refused", (props, message) => {
  expect(() => multiAz(props)).toThrow(`test/Database (MultiAzClusterModule) is misconfigured:\n  - ${message}`);
});

test("every address is the one of the snapshot", () => {
  expect(multiAz().addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Database_LogGroup-postgresql_24CFF047",
  "aws_cloudwatch_log_group.Database_LogGroup-upgrade_2CE49D36",
  "aws_db_subnet_group.Database_SubnetGroup_7D60F180",
  "aws_iam_role.Database_MonitoringRole_73427386",
  "aws_iam_role_policy.Database_MonitoringPolicy_2F2DD9FB",
  "aws_rds_cluster.Database",
  "aws_rds_cluster_parameter_group.Database_Parameters_F882294D",
  "aws_security_group.Database_SecurityGroup_71981D66",
]
`);
});
