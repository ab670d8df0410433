import type { ReadReplica, ReplicaOptions } from "../src";
import { database, KEY, otherRegion, ownPassword, policyWith, role, subnets } from "./database";

const withReplica = (
  options: ReplicaOptions = {},
  props: object = {},
  speak: (replica: ReadReplica) => void = () => {},
) => database({ ...ownPassword, ...props }, (db) => speak(db.addReplica("Reporting", options)));
const NAME = "Database_Replica-Reporting_2E2C2C94";

test("a replica follows its source, encrypted, private and watched as it is", () => {
  const replica = withReplica({}, { environment: "prod" }).the("aws_db_instance", NAME);
  expect(replica).toMatchObject({
    identifier: "test-database-replica-reporting",
    replicate_source_db: "${aws_db_instance.Database.identifier}",
    instance_class: "db.r7g.large",
    multi_az: true,
    storage_encrypted: true,
    publicly_accessible: false,
    iam_database_authentication_enabled: true,
    deletion_protection: true,
    skip_final_snapshot: true,
    performance_insights_enabled: true,
    monitoring_interval: 60,
    enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
  });
  expect([replica.username, replica.password_wo, replica.kms_key_id, replica.db_subnet_group_name]).toEqual(
    Array(4).fill(undefined),
  );
});

test("a replica has parameters, a closed group and logs of its own", () => {
  const made = withReplica(
    { instanceClass: "db.r7g.xlarge", parameters: { hot_standby_feedback: "1" } },
    { parameters: { work_mem: "8192" } },
  );
  const groups = Object.entries(made.all("aws_db_parameter_group"));
  const [, own] = groups.find(([name]) => name.includes("Reporting")) ?? [];
  expect(own?.parameter).toEqual(
    expect.arrayContaining([
      { name: "hot_standby_feedback", value: "1", apply_method: "immediate" },
      { name: "rds.force_ssl", value: "1", apply_method: "immediate" },
      { name: "work_mem", value: "8192", apply_method: "immediate" },
    ]),
  );
  expect(Object.keys(made.all("aws_security_group"))).toHaveLength(2);
  expect(Object.values(made.all("aws_cloudwatch_log_group")).map(({ name }) => name)).toContain(
    "/aws/rds/instance/test-database-replica-reporting/postgresql",
  );
});

test("PostgreSQL takes its replicas along when it is upgraded; MySQL's are upgraded before it", () => {
  const engine = { engine: "mysql", engineVersion: "8.0" };
  const made = withReplica({ engineVersion: "8.4" }, engine);
  expect(made.the("aws_db_instance", NAME).engine_version).toBe("8.4");
  expect(
    Object.values(made.all("aws_db_parameter_group"))
      .map(({ family }) => family)
      .sort(),
  ).toEqual(["mysql8.0", "mysql8.4"]);
  expect(withReplica().the("aws_db_instance", NAME).engine_version).toBeUndefined();
});

test("a replica in another region has that region's key, subnets, groups, logs and role", () => {
  const made = database({ ...ownPassword, encryptionKey: { arn: KEY } }, (db, stack) => {
    const encryptionKey = { arn: "arn:aws:kms:eu-west-1:123456789012:key/2b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f" };
    const there = { ...subnets, vpcId: "vpc-0eeeeeeeeeeeeeee1", availabilityZones: ["eu-west-1a", "eu-west-1b"] };
    const replica = db.addReplica("Elsewhere", { provider: otherRegion(stack), subnets: there, encryptionKey });
    replica.connections.allowFrom("10.9.0.0/16");
  });
  const replica = made.the(
    "aws_db_instance",
    Object.keys(made.all("aws_db_instance")).find((one) => one !== "Database"),
  );
  expect(replica).toMatchObject({
    provider: "aws.elsewhere",
    replicate_source_db: "${aws_db_instance.Database.arn}",
    kms_key_id: expect.stringContaining("eu-west-1"),
    performance_insights_kms_key_id: expect.stringContaining("eu-west-1"),
  });
  const regional = [
    "aws_security_group",
    "aws_db_subnet_group",
    "aws_db_parameter_group",
    "aws_cloudwatch_log_group",
    "aws_vpc_security_group_ingress_rule",
  ];
  for (const type of regional) {
    const there = Object.entries(made.all(type)).filter(([name]) => name.includes("Elsewhere"));
    expect([type, there.length > 0, there.every(([, each]) => each.provider === "aws.elsewhere")]).toEqual([
      type,
      true,
      true,
    ]);
  }
});

test("users log in to the replica by IAM under the replica's own id", () => {
  const made = database(ownPassword, (db, stack) => db.addReplica("Reporting").grantConnect(role(stack), "reader"));
  expect(policyWith(made, "rds-db:connect").Statement[0].Resource).toEqual([
    expect.stringMatching(/dbuser:\$\{aws_db_instance\.Database_Replica-Reporting_2E2C2C94\.resource_id\}\/reader$/),
  ]);
});

test("lag is a signal, and silence means that replication has stopped", () => {
  withReplica({}, {}, ({ signals }) => {
    expect(signals.replicaLag.limit).toEqual({ above: 300, periods: 3, missing: "breaching" });
    expect(signals.memory.limit).toMatchObject({ below: Math.round(4 * 1024 ** 3 * 0.1) });
  });
});

test("SQL Server Enterprise makes replicas although RDS keeps its password", () => {
  const enterprise = { engine: "sqlserver-ee", engineVersion: "16.00" };
  expect(() => database(enterprise, (db) => db.addReplica("Reporting"))).not.toThrow();
});

test.each<[string, object, ReplicaOptions, string]>([
  [
    "Reporting",
    { password: undefined },
    {},
    'password must be { keptBy: "stack" }: AWS makes no replicas of a database whose password RDS keeps',
  ],
  ["1st", {}, {}, 'key must be a letter and up to 63 letters, digits and "_-", got "1st"'],
  [
    "Reporting",
    { engine: "oracle-se2", engineVersion: "19" },
    {},
    "engine must have read replicas, oracle-se2 has none",
  ],
  ["Reporting", { blueGreen: true }, {}, "blueGreen must be left out: it does not work with replicas"],
  ["Reporting", {}, { instanceClass: "large" }, 'instanceClass must be a class such as "db.r7g.large", got "large"'],
  ["Reporting", {}, { engineVersion: "9" }, 'engineVersion of postgres must be such as "17" or "17.4", got "9"'],
  ["Reporting", {}, { replicaMode: "mounted" }, "replicaMode must be left out with postgres"],
  [
    "Reporting",
    {},
    { parameters: { work_men: "1" } },
    'parameters must have names that are known of postgres, got "work_men", did you mean work_mem?',
  ],
])("addReplica(%j) on %j with %j is refused", (key, props, options, message) => {
  expect(() => database({ ...ownPassword, ...props }, (db) => db.addReplica(key, options))).toThrow(
    `test/Database.addReplica("${key}") (RdsModule) is misconfigured:\n  - ${message}`,
  );
});

test("two replicas have two names", () => {
  const twice = () =>
    database(ownPassword, (db) => {
      db.addReplica("Reporting");
      db.addReplica("Reporting");
    });
  expect(twice).toThrow('key must be new, got "Reporting"');
});

test("SQL Server has no replicas in other regions, and no more than five", () => {
  const enterprise = { engine: "sqlserver-ee", engineVersion: "16.00" };
  const away = () =>
    database(enterprise, (db, stack) =>
      db.addReplica("Elsewhere", { provider: otherRegion(stack), subnets, encryptionKey: { arn: KEY } }),
    );
  expect(away).toThrow("provider must be left out: sqlserver-ee has no replicas in other regions");
  const six = () => database(enterprise, (db) => [..."ABCDEF"].map((key) => db.addReplica(key)));
  expect(six).toThrow("there must be at most 5 replicas");
});

test("every address of a replica is the one of the snapshot", () => {
  expect(withReplica().addresses.filter((address) => address.includes("Replica-"))).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Database_Replica-Reporting_LogGroup-postgresql_4FB97F30",
  "aws_cloudwatch_log_group.Database_Replica-Reporting_LogGroup-upgrade_1E299615",
  "aws_db_instance.Database_Replica-Reporting_2E2C2C94",
  "aws_db_parameter_group.Database_Replica-Reporting_Parameters_15F90DC1",
  "aws_security_group.Database_Replica-Reporting_SecurityGroup_D23CC301",
]
`);
});
