import type { ProxyOptions } from "../src";
import { BUCKET, database, KEY, otherRegion, ownPassword, policyWith, role } from "./database";

const statementsOf = (made: ReturnType<typeof database>, text: string) => policyWith(made, text).Statement;

describe("a proxy", () => {
  const made = database({ encryptionKey: { arn: KEY } }, (db, stack) => {
    const proxy = db.addProxy("Pool");
    proxy.grantConnect(role(stack), "app");
  });
  const proxy = made.the("aws_db_proxy");

  test("takes TLS and IAM only, and reads the one secret through Secrets Manager", () => {
    expect(proxy).toMatchObject({ engine_family: "POSTGRESQL", require_tls: true, idle_client_timeout: 1800 });
    expect(proxy.auth).toEqual([
      {
        auth_scheme: "SECRETS",
        iam_auth: "REQUIRED",
        secret_arn: "${aws_db_instance.Database.master_user_secret[0].secret_arn}",
      },
    ]);
    const [read, decrypt] = statementsOf(made, "GetSecretValue");
    expect(read.Resource).toEqual([proxy.auth[0].secret_arn]);
    expect(decrypt).toMatchObject({ Action: ["kms:Decrypt"], Resource: [KEY] });
  });

  test("may reach the database, and nothing else", () => {
    const rules = [
      ...Object.values(made.all("aws_vpc_security_group_egress_rule")),
      ...Object.values(made.all("aws_vpc_security_group_ingress_rule")),
    ];
    expect(rules.map(({ from_port }) => from_port)).toEqual([5432, 5432]);
  });

  test("stands in front of the instance, with nine tenths of its connections", () => {
    expect(made.the("aws_db_proxy_default_target_group").connection_pool_config).toEqual({
      max_connections_percent: 90,
      max_idle_connections_percent: 45,
      connection_borrow_timeout: 120,
    });
    expect(made.the("aws_db_proxy_target").db_instance_identifier).toBe("${aws_db_instance.Database.identifier}");
  });

  test("has its logs in a group that was there before it", () => {
    expect(proxy.depends_on).toContainEqual(expect.stringMatching(/^aws_cloudwatch_log_group\./));
    expect(made.the("aws_cloudwatch_log_group", proxy.depends_on[1].split(".")[1]).name).toBe(
      `/aws/rds/proxy/${proxy.name}`,
    );
  });

  test("knows users by its own id", () => {
    const policies = Object.values(made.all("aws_iam_role_policy")).map(({ policy }) => policy);
    expect(policies).toContainEqual(
      expect.stringMatching(/dbuser:\$\{element\(split\(":", aws_db_proxy\.Database_Proxy-Pool\w+\.arn\), 6\)\}\/app/),
    );
  });

  test("counts its connections against what the class allows", () => {
    database({ instanceClass: "db.r7g.large" }, (db) => {
      const { signals } = db.addProxy("Pool", { maxConnectionsPercent: 50 });
      expect(signals.connections.limit).toMatchObject({ above: Math.floor(1802 * 0.5 * 0.8) });
    });
  });
});

test("a proxy can ask for name and password, of further users too", () => {
  const secret = { arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:app-AbCdEf" };
  const made = database({ engine: "mysql", engineVersion: "8.4" }, (db) => {
    db.addProxy("Pool", { login: "secret", secrets: [secret] });
  });
  const { auth, engine_family } = made.the("aws_db_proxy");
  expect(engine_family).toBe("MYSQL");
  expect(auth.map((each: { iam_auth: string }) => each.iam_auth)).toEqual(["DISABLED", "DISABLED"]);
  expect(statementsOf(made, "GetSecretValue")[0].Resource).toContain(secret.arn);
});

test.each<[object, ProxyOptions, string]>([
  [{ engine: "oracle-ee", engineVersion: "19" }, {}, "engine must work with RDS Proxy, oracle-ee does not"],
  [{}, { maxConnectionsPercent: 0 }, "maxConnectionsPercent must be 1 to 100, got 0"],
  [{}, { maxIdleConnectionsPercent: 95 }, "maxIdleConnectionsPercent must be 0 to 90, got 95"],
  [{}, { borrowSeconds: 301 }, "borrowSeconds must be 0 to 300, got 301"],
  [{}, { idleClientSeconds: 0 }, "idleClientSeconds must be 1 to 28800, got 0"],
])("addProxy on %j with %j is refused", (props, options, message) => {
  expect(() => database(props, (db) => db.addProxy("Pool", options))).toThrow(
    `test/Database.addProxy("Pool") (RdsModule) is misconfigured:\n  - ${message}`,
  );
});

describe("a published connection", () => {
  const made = database({ databaseName: "shop", encryptionKey: { arn: KEY } }, (db, stack) => {
    const connection = db.publishConnection("App");
    connection.grantRead(role(stack));
  });
  const parameter = made.the("aws_ssm_parameter");

  test("says all but the password, and where that is", () => {
    expect(JSON.parse(parameter.value)).toEqual({
      engine: "postgres",
      host: "${aws_db_instance.Database.address}",
      port: 5432,
      dbname: "shop",
      username: "${aws_db_instance.Database.username}",
      secretArn: "${aws_db_instance.Database.master_user_secret[0].secret_arn}",
    });
    expect(parameter).toMatchObject({ name: "/test/database/app", type: "SecureString", key_id: KEY });
  });

  test("can be read together with the secret by whom it is granted to", () => {
    const actions = statementsOf(made, "ssm:GetParameter").flatMap(({ Action }) => Action);
    expect(actions).toEqual([
      "ssm:GetParameter",
      "ssm:GetParameters",
      "kms:Decrypt",
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetSecretValue",
      "kms:Decrypt",
    ]);
  });

  test("can lead through a proxy", () => {
    const through = database({}, (db) => {
      db.publishConnection("App", { name: "/shop/db", through: db.addProxy("Pool") });
    }).the("aws_ssm_parameter");
    expect(through.name).toBe("/shop/db");
    expect(JSON.parse(through.value).host).toMatch(/aws_db_proxy\..*\.endpoint/);
  });

  test.each([
    ["App", "/aws/db", 'name must be a name of Parameter Store such as /shop/database, got "/aws/db"'],
    ["a b", undefined, 'key must be a letter and up to 63 letters, digits and "_-", got "a b"'],
  ])("%s at %s is refused", (key, name, message) => {
    expect(() => database({}, (db) => db.publishConnection(key, { name }))).toThrow(message);
  });
});

describe("buckets", () => {
  test("PostgreSQL reads and writes with a role for each, on what it was told", () => {
    const made = database({}, (db) => {
      db.importFrom({ ...BUCKET, encryptionKey: { arn: KEY } }, "in/");
      db.importFrom({ arn: "arn:aws:s3:::more" });
      db.exportTo(BUCKET, "/out/");
    });
    const features = Object.values(made.all("aws_db_instance_role_association")).map(
      ({ feature_name }) => feature_name,
    );
    expect(features.sort()).toEqual(["s3Export", "s3Import"]);
    expect(statementsOf(made, "s3:GetObject")).toEqual([
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: [BUCKET.arn],
        Condition: { StringLike: { "s3:prefix": ["in/*"] } },
      },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${BUCKET.arn}/in/*`] },
      { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [KEY] },
      { Effect: "Allow", Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::more"] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::more/*"] },
    ]);
    expect(statementsOf(made, "s3:PutObject")[0].Resource).toEqual([`${BUCKET.arn}//out/*`]);
  });

  test("Oracle has one role and an option, SQL Server one role, and a role for its native backups", () => {
    const oracle = database({ engine: "oracle-se2", engineVersion: "19" }, (db) => {
      db.importFrom(BUCKET);
      db.exportTo(BUCKET);
    });
    expect(oracle.the("aws_db_instance_role_association").feature_name).toBe("S3_INTEGRATION");
    expect(oracle.the("aws_db_option_group").option.map((each: { option_name: string }) => each.option_name)).toEqual([
      "S3_INTEGRATION",
      "SSL",
    ]);
    const sql = database({ engine: "sqlserver-se", engineVersion: "16.00" }, (db) => db.backupTo(BUCKET, "backups/"));
    const [option] = sql.the("aws_db_option_group").option;
    expect(option.option_name).toBe("SQLSERVER_BACKUP_RESTORE");
    expect(option.option_settings).toEqual([
      { name: "IAM_ROLE_ARN", value: expect.stringMatching(/aws_iam_role\..*BucketRole-SQLSERVER_BACKUP_RESTORE/) },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      "MySQL",
      () => database({ engine: "mysql", engineVersion: "8.4" }, (db) => db.importFrom(BUCKET)),
      "importFrom() (RdsModule) is misconfigured:\n  - engine must import by way of S3, mysql does not",
    ],
    [
      "PostgreSQL",
      () => database({}, (db) => db.backupTo(BUCKET)),
      "backupTo() (RdsModule) is misconfigured:\n  - engine must be SQL Server, got postgres",
    ],
    [
      "a prefix",
      () => database({}, (db) => db.exportTo(BUCKET, "out*")),
      'prefix must be without "*", "?" and "$", got "out*"',
    ],
  ])("%s is refused where it does not fit", (_, run, message) => {
    expect(run).toThrow(message);
  });
});

const FAR_KEY = { arn: KEY.replace("us-east-1", "eu-west-1") };

describe("backups in another region", () => {
  test("are encrypted with a key of that region and kept for days of their own", () => {
    const made = database({}, (db, stack) =>
      db.replicateBackups({ provider: otherRegion(stack), encryptionKey: FAR_KEY, retentionDays: 14 }),
    );
    expect(made.the("aws_db_instance_automated_backups_replication")).toMatchObject({
      provider: "aws.elsewhere",
      source_db_instance_arn: "${aws_db_instance.Database.arn}",
      kms_key_id: FAR_KEY.arn,
      retention_period: 14,
    });
  });

  test("go to one region, and not beside blue/green", () => {
    const twice = () =>
      database({}, (db, stack) => {
        const options = { provider: otherRegion(stack), encryptionKey: FAR_KEY };
        db.replicateBackups(options);
        db.replicateBackups({ ...options, retentionDays: 40 });
      });
    expect(twice).toThrow(
      "replicateBackups() (RdsModule) is misconfigured:\n" +
        "  - retentionDays must be 1 to 35, got 40\n  - there must be one other region, this is the second",
    );
    const green = () =>
      database({ ...ownPassword, blueGreen: true }, (db, stack) =>
        db.replicateBackups({ provider: otherRegion(stack), encryptionKey: FAR_KEY }),
      );
    expect(green).toThrow("blueGreen must be left out: RDS would replicate the old instance");
  });
});

test("logging in by IAM is refused where the engine has none", () => {
  const connect = () =>
    database({ engine: "oracle-ee", engineVersion: "19" }, (db, stack) => db.grantConnect(role(stack), "app"));
  expect(connect).toThrow(
    'test/Database.grantConnect(…, "app") (RdsModule) is misconfigured:\n  - the engine has no logins by IAM: use grantReadSecret',
  );
});
