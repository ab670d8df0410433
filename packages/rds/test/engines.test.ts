import { ENGINES, type EngineName } from "../src/engines";
import { database, instance } from "./database";

const MAJORS: Readonly<Record<EngineName, readonly string[]>> = {
  postgres: ["13", "14", "15", "16", "17"],
  mysql: ["8.0", "8.4"],
  mariadb: ["10.5", "10.6", "10.11", "11.4", "11.8"],
  "sqlserver-ee": ["14.00", "15.00", "16.00"],
  "sqlserver-se": ["15.00", "16.00"],
  "sqlserver-web": ["16.00"],
  "oracle-ee": ["19"],
  "oracle-se2": ["19"],
};
const all = Object.entries(MAJORS).flatMap(([engine, majors]) => majors.map((major) => [engine, major] as const));

describe.each(all)("%s %s", (engine, engineVersion) => {
  const made = database({ engine, engineVersion });
  const main = made.the("aws_db_instance");

  test("it is encrypted and private, with a password that RDS keeps", () => {
    expect(main).toMatchObject({
      engine,
      engine_version: engineVersion,
      storage_encrypted: true,
      publicly_accessible: false,
      manage_master_user_password: true,
    });
    expect(main.password).toBeUndefined();
  });

  test("clients come in over TLS only", () => {
    const parameters = made.the("aws_db_parameter_group").parameter ?? [];
    const forced = parameters.filter(({ name }: { name: string }) =>
      ["rds.force_ssl", "require_secure_transport"].includes(name),
    );
    const option = Object.values(made.all("aws_db_option_group")).flatMap((group) => group.option ?? []);
    const ssl = option.filter((each: { option_name: string }) => each.option_name === "SSL");
    expect([...forced, ...ssl]).toHaveLength(1);
  });

  test("its logs have groups of their own with an end", () => {
    const groups = Object.values(made.all("aws_cloudwatch_log_group"));
    expect(groups.map(({ name }) => name).sort()).toEqual(
      main.enabled_cloudwatch_logs_exports.map((log: string) => `/aws/rds/instance/test-database/${log}`).sort(),
    );
    expect(groups.every((group) => group.retention_in_days === 30)).toBe(true);
  });
});

test.each([
  ["postgres", "16.8", "postgres16", 5432],
  ["mysql", "8.4.3", "mysql8.4", 3306],
  ["mariadb", "10.11.9", "mariadb10.11", 3306],
  ["sqlserver-se", "15.00.4430.1.v1", "sqlserver-se-15.0", 1433],
  ["sqlserver-web", "16.00", "sqlserver-web-16.0", 1433],
  ["oracle-ee", "19.0.0.0.ru-2025-04.rur-2025-04.r1", "oracle-ee-19", 1521],
  ["oracle-se2", "19.0.0.0.ru-2025-01.spb-1.rur-2025-01.r1", "oracle-se2-19", 1521],
])("%s %s has the parameter family %s and the port %d", (engine, engineVersion, family, port) => {
  const made = database({ engine, engineVersion });
  expect(made.the("aws_db_parameter_group").family).toBe(family);
  expect(made.the("aws_db_instance").port).toBe(port);
});

test("users log in by IAM where the engine can", () => {
  const iam = (engine: string, engineVersion: string) =>
    instance({ engine, engineVersion }).iam_database_authentication_enabled;
  expect([
    iam("mariadb", "10.6"),
    iam("mariadb", "10.5"),
    iam("sqlserver-se", "16.00"),
    iam("oracle-ee", "19"),
  ]).toEqual([true, undefined, undefined, undefined]);
});

test("Oracle is reached on the port of TLS, which is the only one that is opened", () => {
  database({ engine: "oracle-se2", engineVersion: "19" }, (db) => {
    expect([db.port, db.connections.defaultPort]).toEqual([2484, 2484]);
  });
  const [ssl] = database({ engine: "oracle-se2", engineVersion: "19" }).the("aws_db_option_group").option;
  expect(ssl).toMatchObject({
    option_name: "SSL",
    port: 2484,
    vpc_security_group_memberships: ["${aws_security_group.Database_SecurityGroup_71981D66.id}"],
    option_settings: [
      { name: "SQLNET.CIPHER_SUITE", value: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" },
      { name: "SQLNET.SSL_VERSION", value: "1.2" },
    ],
  });
});

test("Oracle's cipher suite goes with the certificate", () => {
  const [ssl] = database({ engine: "oracle-ee", engineVersion: "19", caCertificate: "rds-ca-ecc384-g1" }).the(
    "aws_db_option_group",
  ).option;
  expect(ssl.option_settings[0].value).toBe("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
});

test("audited MySQL and MariaDB have the plugin and its log", () => {
  const made = database({ engine: "mariadb", engineVersion: "11.4", audit: ["QUERY_DDL", "CONNECT"] });
  expect(made.the("aws_db_option_group")).toMatchObject({
    engine_name: "mariadb",
    major_engine_version: "11.4",
    option: [
      {
        option_name: "MARIADB_AUDIT_PLUGIN",
        option_settings: [{ name: "SERVER_AUDIT_EVENTS", value: "CONNECT,QUERY_DDL" }],
      },
    ],
  });
  expect(made.the("aws_db_instance").enabled_cloudwatch_logs_exports).toEqual(["audit", "error", "slowquery"]);
});

test("without options MySQL names the group that AWS has, so that options can be taken away again", () => {
  expect(instance({ engine: "mysql", engineVersion: "8.4" }).option_group_name).toBe("default:mysql-8-4");
});

test("SQL Server Web has a standby only when asked", () => {
  const web = { environment: "prod", engine: "sqlserver-web", engineVersion: "16.00" };
  expect([instance(web).multi_az, instance({ ...web, multiAz: true }).multi_az]).toEqual([false, true]);
});

test("every engine begins with a class it runs on", () => {
  for (const [name, { graviton, classes }] of Object.entries(ENGINES)) {
    expect([name, /\dg\./.test(classes.dev), /\dg\./.test(classes.prod)]).toEqual([name, graviton, graviton]);
  }
});

test("licences, collations and time zones reach the instance", () => {
  expect(instance({ engine: "oracle-se2", engineVersion: "19" }).license_model).toBe("license-included");
  expect(
    instance({ engine: "oracle-se2", engineVersion: "19", licenseModel: "bring-your-own-license" }).license_model,
  ).toBe("bring-your-own-license");
  const collation = { characterSet: "Latin1_General_CI_AS", timezone: "UTC" };
  expect(instance({ engine: "sqlserver-se", engineVersion: "16.00", ...collation })).toMatchObject({
    character_set_name: "Latin1_General_CI_AS",
    timezone: "UTC",
  });
});

test.each<[Record<string, unknown>, string]>([
  [
    { engine: "db2" },
    'engine must be one of postgres, mysql, mariadb, sqlserver-ee, sqlserver-se, sqlserver-web, oracle-ee, oracle-se2, got "db2"',
  ],
  [
    { engine: "sqlserver-se", engineVersion: "2022" },
    'engineVersion of sqlserver-se must be such as "16.00" or "16.00.4185.3.v1", got "2022"',
  ],
  [
    { engine: "sqlserver-se", engineVersion: "16.00", databaseName: "shop" },
    "databaseName must be left out: SQL Server makes its databases itself",
  ],
  [
    { engine: "sqlserver-ee", engineVersion: "16.00", instanceClass: "db.r7g.xlarge" },
    'instanceClass must be on Intel or AMD, for sqlserver-ee does not run on Graviton, got "db.r7g.xlarge"',
  ],
  [
    { engine: "oracle-se2", engineVersion: "19", databaseName: "SHOPPING1" },
    'databaseName must begin with a letter and have up to 8 letters, digits and underscores, got "SHOPPING1"',
  ],
  [
    { engine: "mysql", engineVersion: "8.4", masterUsername: "a_name_beyond_thirty_two_characters" },
    'masterUsername must begin with a letter and have up to 32 letters, digits and underscores, got "a_name_beyond_thirty_two_characters"',
  ],
  [
    { engine: "oracle-ee", engineVersion: "19", licenseModel: "license-included" },
    'licenseModel must be bring-your-own-license with oracle-ee, got "license-included"',
  ],
  [{ engine: "postgres", licenseModel: "postgresql-license" }, 'licenseModel must be omitted with engine "postgres"'],
  [{ audit: ["CONNECT"] }, 'audit must be omitted with engine "postgres"'],
  [{ engine: "mysql", engineVersion: "8.4", audit: [] }, "audit must have at least 1 members, got 0"],
  [{ timezone: "UTC" }, 'timezone must be omitted with engine "postgres"'],
  [{ characterSet: "UTF8" }, 'characterSet must be omitted with engine "postgres"'],
  [{ options: [{ name: "X" }] }, 'options must be omitted with engine "postgres"'],
  [
    { engine: "mysql", engineVersion: "8.4", options: [{ name: "MEMCACHED", port: 80 }] },
    "options[0].port must be 1150 to 65535, got 80",
  ],
  [
    { engine: "sqlserver-se", engineVersion: "16.00", options: [{ name: "TDE" }, { name: "TDE" }] },
    'options must not repeat a member, got "TDE" twice',
  ],
  [
    { engine: "oracle-ee", engineVersion: "19", options: [{ name: "SSL" }] },
    "options must not have SSL: oracle-ee always has it",
  ],
  [{ engine: "oracle-ee", engineVersion: "19", port: 2484 }, "port must not be that of TLS, 2484"],
  [
    { engine: "mariadb", engineVersion: "11.4", extendedSupport: false },
    "extendedSupport must be left out: RDS does not sell it for mariadb",
  ],
  [
    { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.micro", insights: { retentionDays: 31 } },
    "insights must be left out: the class has no Performance Insights",
  ],
  [{ insights: { retentionDays: 30 } }, "insights.retentionDays must be 7, a multiple of 31, or 731, got 30"],
  [
    { insights: { retentionDays: 31, advanced: true } },
    "insights.retentionDays must be at least 465 when advanced, got 31",
  ],
])("%j is refused", (props, message) => {
  expect(() => database(props)).toThrow(`is misconfigured:\n  - ${message}`);
});

test.each([
  ["postgres", "17", "postgres"],
  ["mysql", "8.4", "admin"],
  ["mysql", "8.4", "a_name_of_up_to_32_characters_xx"],
  ["sqlserver-se", "16.00", "admin"],
])("the master user of %s %s may be %s, as AWS takes it", (engine, engineVersion, masterUsername) => {
  expect(instance({ engine, engineVersion, masterUsername }).username).toBe(masterUsername);
});

test("a database of PostgreSQL may be the one that RDS makes always", () => {
  expect(instance({ databaseName: "postgres" }).db_name).toBe("postgres");
});

test.each([
  ["postgres", "17", "admin"],
  ["mysql", "8.4", "rdsadmin"],
])("the master user of %s %s must not be %s, which AWS refuses", (engine, engineVersion, masterUsername) => {
  expect(() => instance({ engine, engineVersion, masterUsername })).toThrow(
    `masterUsername must not be a word that the engine keeps for itself, got "${masterUsername}"`,
  );
});

test("advanced insights are kept for 465 days", () => {
  expect(instance({ insights: { advanced: true } })).toMatchObject({
    database_insights_mode: "advanced",
    performance_insights_retention_period: 465,
  });
});

test.each([
  [true, "open-source-rds-extended-support"],
  [false, "open-source-rds-extended-support-disabled"],
])("extended support %s is said when the instance is made", (extendedSupport, mode) => {
  expect(instance({ extendedSupport }).engine_lifecycle_support).toBe(mode);
});
