import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synthWarnings } from "@plinth/testing";
import { AuroraModule, MultiAzClusterModule, RdsModule } from "../src";
import { aurora, database, instance, multiAz, ownPassword, subnets, threeZones } from "./database";

/** What burned the users of other libraries and a library can prevent. */
describe("aurora#353, rds#94, #506, #550, #601: a major upgrade does not fail on the old parameter group", () => {
  const group = (engineVersion: string, environment = "prod") =>
    database({ engineVersion, environment }).the("aws_db_parameter_group");

  test("the new family's group is made beside the old one, under a name that says the family", () => {
    expect([group("16").name_prefix, group("17").name_prefix]).toEqual([
      "test-database-postgres16-",
      "test-database-postgres17-",
    ]);
    expect(group("17").lifecycle.create_before_destroy).toBe(true);
  });

  test("in prod, where the upgrade waits for the window, the old group is left to AWS", () => {
    expect([group("17").skip_destroy, group("17", "dev").skip_destroy]).toEqual([true, undefined]);
    const options = database({ environment: "prod", engine: "sqlserver-se", engineVersion: "16.00" });
    expect(options.the("aws_db_option_group")).toMatchObject({
      name_prefix: "test-database-sqlserver-se-16-00-",
      skip_destroy: true,
      lifecycle: { create_before_destroy: true },
    });
  });

  test("a stack that retires takes its groups along", () => {
    const retiring = database({ environment: "prod", deletionProtection: false });
    expect(retiring.the("aws_db_parameter_group").skip_destroy).toBeUndefined();
  });

  test("a cluster is upgraded with the apply that says so, because its old group goes with it", () => {
    expect(aurora({ environment: "prod" }).the("aws_rds_cluster")).toMatchObject({
      apply_immediately: true,
      allow_major_version_upgrade: true,
    });
  });
});

test("rds#124, #271, #436: a major never plans a downgrade, a release never moves by itself", () => {
  const version = (engineVersion: string) => {
    const { engine_version, auto_minor_version_upgrade } = instance({ engineVersion });
    return [engine_version, auto_minor_version_upgrade];
  };
  expect([version("17"), version("17.4")]).toEqual([
    ["17", true],
    ["17.4", false],
  ]);
  expect(() => multiAz({ engineVersion: "16.4" })).toThrow("engineVersion must be a major");
});

test("rds#547, #572, aurora#469: a rotation is what it is called, and there is no switch that does not switch it off", () => {
  const { rotation_rules } = database({ password: { keptBy: "rds", rotation: { everyDays: 60 } } }).the(
    "aws_secretsmanager_secret_rotation",
  );
  expect(rotation_rules).toEqual({ automatically_after_days: 60 });
  expect(database().all("aws_secretsmanager_secret_rotation")).toEqual({});
});

test("rds#588, #568: going from one keeper of the password to the other says both halves at once", () => {
  const says = ({ manage_master_user_password, password_wo_version }: Record<string, unknown>) => [
    manage_master_user_password,
    password_wo_version,
  ];
  expect([says(instance()), says(instance(ownPassword))]).toEqual([
    [true, undefined],
    [undefined, 1],
  ]);
});

describe("rds#270: a changed or removed snapshot does not replace the instance", () => {
  test.each([
    [{ snapshot: "before" }, { snapshot_identifier: "before" }],
    [
      { instance: "old", time: "2026-01-31T08:00:00Z" },
      { restore_to_point_in_time: { source_db_instance_identifier: "old", restore_time: "2026-01-31T08:00:00Z" } },
    ],
    [
      { automatedBackups: "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-1" },
      { restore_to_point_in_time: { use_latest_restorable_time: true } },
    ],
  ])("%j is said when the instance is made", (restore, expected) => {
    expect(instance({ restore })).toMatchObject(expected);
  });

  test("and ignored ever after, whether it is said or not", () => {
    for (const restore of [undefined, { snapshot: "before" }]) {
      expect(instance({ restore }).lifecycle.ignore_changes).toEqual(
        expect.arrayContaining(["snapshot_identifier", "restore_to_point_in_time"]),
      );
    }
  });

  test.each([
    [{ snapshot: "1 2" }, 'restore.snapshot must be the name or ARN of a snapshot, got "1 2"'],
    [{ instance: "-" }, 'restore.instance must be the identifier of an instance, got "-"'],
    [{ automatedBackups: "ab-1" }, 'restore.automatedBackups must be the ARN of automated backups, got "ab-1"'],
    [{ instance: "old", time: "2026-01-31" }, 'restore.time must be such as "2026-01-31T08:00:00Z", got "2026-01-31"'],
  ])("%j is refused", (restore, message) => {
    expect(() => database({ restore })).toThrow(`is misconfigured:\n  - ${message}`);
  });
});

test("prov#28160, #28382: gp3 below its threshold takes no IOPS", () => {
  expect(() => database({ storage: { sizeGiB: 399, iops: 12000 } })).toThrow(
    "storage.iops must be left out below 400 GiB, where gp3 is fixed, got 12000 for 399",
  );
});

describe("prov#29887, #42354, #49596: blue/green does not surprise", () => {
  test("it is there only where AWS and the provider can do it", () => {
    expect(instance({ ...ownPassword, blueGreen: true }).blue_green_update).toEqual({ enabled: true });
    expect(instance().blue_green_update).toBeUndefined();
  });

  test("protection is in the configuration, so that the next apply restores it", () => {
    const prod = instance({ ...ownPassword, environment: "prod", blueGreen: true });
    expect(prod).toMatchObject({ deletion_protection: true, lifecycle: { prevent_destroy: true } });
  });

  test.each([
    [
      {},
      'blueGreen must be left out unless password is { keptBy: "stack" }: AWS copies no instance whose password RDS keeps',
    ],
    [
      { engine: "oracle-ee", engineVersion: "19", ...ownPassword },
      "blueGreen must be left out: oracle-ee has no blue/green deployments",
    ],
  ])("on %j it is refused", (props, message) => {
    expect(() => database({ blueGreen: true, ...props })).toThrow(`is misconfigured:\n  - ${message}`);
  });

  test("beside replicas it is refused", () => {
    expect(() => database({ ...ownPassword, blueGreen: true }, (db) => db.addReplica("Reporting"))).toThrow(
      "blueGreen must be left out: it does not work with replicas",
    );
  });
});

test("rds#399, aurora#262, #422: what is protected cannot be destroyed or replaced by Terraform", () => {
  const prevented = (props: object) => instance(props).lifecycle.prevent_destroy;
  expect([
    prevented({ environment: "prod" }),
    prevented({ environment: "prod", deletionProtection: false }),
    prevented({}),
    prevented({ deletionProtection: true }),
  ]).toEqual([true, undefined, undefined, true]);
});

test("rds#419, prov#5348: log groups are there before the database and go after it", () => {
  const made = database();
  const groups = Object.keys(made.all("aws_cloudwatch_log_group")).map((name) => `aws_cloudwatch_log_group.${name}`);
  expect(made.the("aws_db_instance").depends_on).toEqual(expect.arrayContaining(groups));
  expect(aurora().the("aws_rds_cluster").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group\.Database_LogGroup-postgresql/),
  ]);
});

test("aurora#371: a list of zones that AWS completes is never set", () => {
  expect(aurora().the("aws_rds_cluster").availability_zones).toBeUndefined();
});

test("cdk#12112, #15478: a changed user or database name does not replace the instance", () => {
  expect(instance().lifecycle.ignore_changes).toEqual(expect.arrayContaining(["username", "db_name"]));
});

test("cdk#32398: storage is always encrypted", () => {
  expect([instance().storage_encrypted, aurora().the("aws_rds_cluster").storage_encrypted]).toEqual([true, true]);
});

test("navapbc/template-infra#455: a long path makes no role name that AWS refuses", () => {
  const made = database({}, (db) => db.addProxy("APoolWithAVeryLongNameIndeedForSure"));
  const prefixes = Object.values(made.all("aws_iam_role")).map(({ name_prefix }) => name_prefix);
  expect(prefixes.map((prefix) => prefix.length <= 38)).toEqual([true, true]);
});

test("backups are on from the first day, because turning them on later is an outage", () => {
  expect(instance().backup_retention_period).toBe(7);
});

describe("automated backups can be disabled", () => {
  const none = { backup: { retentionDays: 0 } };
  const warnings = (retentionDays: number) =>
    synthWarnings((stack) => {
      const props = { environment: "dev", engine: "postgres", engineVersion: "17", subnets } as const;
      new RdsModule(stack, "Database", { ...props, backup: { retentionDays } });
    });

  test("of an instance, with a warning", () => {
    expect(instance(none).backup_retention_period).toBe(0);
    expect(warnings(0)).toEqual([
      "backup.retentionDays is 0: there are no automated backups and no restore to a point in time, use 1 to 35 days",
    ]);
    expect(warnings(1)).toEqual([]);
  });

  test("not of an instance that has replicas or whose backups are replicated", () => {
    expect(() => database({ ...ownPassword, ...none }, (db) => db.addReplica("Reporting"))).toThrow(
      "backup.retentionDays must be at least 1 for an instance with replicas, got 0",
    );
    const encryptionKey = { arn: "arn:aws:kms:us-west-2:123456789012:key/1" };
    const copied = () =>
      database(none, (db, stack) => {
        const provider = new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });
        db.replicateBackups({ provider, encryptionKey });
      });
    expect(copied).toThrow("backup.retentionDays must be at least 1: without backups there are no copies");
  });

  test("not of a cluster", () => {
    for (const cluster of [aurora, multiAz]) {
      expect(() => cluster(none)).toThrow("backup.retentionDays must be 1 to 35, got 0");
    }
  });
});

describe("Enhanced Monitoring can be turned off, with a warning and without a role", () => {
  const off = { monitoringSeconds: 0 } as const;
  const addresses = (made: ReturnType<typeof database>) => made.addresses.filter((each) => /Monitoring/.test(each));

  test("of an instance and its replicas", () => {
    const made = database({ ...ownPassword, ...off }, (db, stack) => {
      db.addReplica("Near");
      expect(db.monitoringRole).toBeUndefined();
      const encryptionKey = { arn: "arn:aws:kms:us-west-2:123456789012:key/1" };
      db.addReplica("Far", {
        provider: new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" }),
        subnets: { ...subnets, availabilityZones: ["us-west-2a", "us-west-2b"] },
        encryptionKey,
      });
    });
    const instances = Object.values(made.all("aws_db_instance"));
    expect(instances.map((each) => [each.monitoring_interval, each.monitoring_role_arn])).toEqual(
      Array(3).fill([0, undefined]),
    );
    expect(addresses(made)).toEqual([]);
  });

  test("of both kinds of clusters", () => {
    expect(addresses(aurora(off))).toEqual([]);
    for (const each of Object.values(aurora(off).all("aws_rds_cluster_instance"))) {
      expect([each.monitoring_interval, each.monitoring_role_arn]).toEqual([0, undefined]);
    }
    const made = multiAz(off);
    expect(addresses(made)).toEqual([]);
    expect(made.the("aws_rds_cluster")).toMatchObject({ monitoring_interval: 0 });
    expect(made.the("aws_rds_cluster")).not.toHaveProperty("monitoring_role_arn");
  });
});

test("no readings and rare rotation are warned of", () => {
  const seldom = { everyDays: 91 };
  const common = { environment: "dev", engineVersion: "16", subnets: threeZones, monitoringSeconds: 0 } as const;
  const noReadings =
    "monitoringSeconds is 0: there are no readings of the operating system and its processes, use 1 to 60 seconds";
  const rare = "everyDays is 91: a leaked value stays valid for that long, use at most 90 days";
  expect(
    synthWarnings((stack) => {
      new RdsModule(stack, "Instance", {
        ...common,
        engine: "postgres",
        password: { keptBy: "rds", rotation: seldom },
      });
    }),
  ).toEqual([noReadings, `password.rotation.${rare}`]);
  expect(
    synthWarnings((stack) => {
      new AuroraModule(stack, "Aurora", { ...common, engine: "aurora-postgresql", passwordRotation: seldom });
    }),
  ).toEqual([noReadings, `passwordRotation.${rare}`]);
  expect(
    synthWarnings((stack) => {
      new MultiAzClusterModule(stack, "Cluster", { ...common, engine: "postgres", passwordRotation: seldom });
    }),
  ).toEqual([noReadings, `passwordRotation.${rare}`]);
  expect(
    synthWarnings((stack) => {
      const often = { keptBy: "rds", rotation: { everyDays: 90 } } as const;
      new RdsModule(stack, "Instance", { ...common, monitoringSeconds: 1, engine: "postgres", password: often });
    }),
  ).toEqual([]);
});

test("final snapshots of two lives of a stack have two names", () => {
  const names = [instance({ environment: "prod" }), aurora({ environment: "prod" }).the("aws_rds_cluster")];
  for (const { final_snapshot_identifier } of names) {
    expect(final_snapshot_identifier).toMatch(/^test-database-final-\$\{aws_security_group\..*\.id\}$/);
  }
});

test("what is protected by AWS waits for the window in prod, and can be asked not to", () => {
  const immediately = (props: object) => instance({ environment: "prod", ...props }).apply_immediately;
  expect([immediately({}), immediately({ applyImmediately: true })]).toEqual([false, true]);
});

test("subnets in one zone are refused for a cluster too", () => {
  expect(() => aurora({ subnets: { ...subnets, availabilityZones: ["us-east-1a"] } })).toThrow(
    "subnets must be in at least two zones, got us-east-1a",
  );
});
