import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { synth } from "@plinth/testing";
import { Fn, ref, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { AuroraModule, MultiAzClusterModule, RdsModule } from "../src";
import { aurora, BUCKET, database, instance, multiAz, ownPassword, subnets, threeZones } from "./database";

const MODULES = [
  ["RdsModule", RdsModule, { environment: "dev", engine: "postgres", engineVersion: "17", subnets }],
  ["AuroraModule", AuroraModule, { environment: "dev", engine: "aurora-mysql", engineVersion: "8.0", subnets }],
  [
    "MultiAzClusterModule",
    MultiAzClusterModule,
    { environment: "dev", engine: "mysql", engineVersion: "8.4", subnets: threeZones },
  ],
] as const;

describe.each(MODULES)("input that the compiler did not see, for %s", (name, Module, props) => {
  const refusal = (given: unknown) => {
    try {
      synth((stack) => void new Module(stack, "Database", given as never));
    } catch (error) {
      return (error as Error).message;
    }
    return "accepted";
  };
  const misconfigured = `test/Database (${name}) is misconfigured:\n  - `;

  test.each([
    ["production", '"production", did you mean prod?'],
    ["staging", '"staging"'],
  ])("environment %j is refused", (environment, got) => {
    expect(refusal({ ...props, environment })).toBe(`${misconfigured}environment must be one of dev, prod, got ${got}`);
  });

  test("missing props are refused by name", () => {
    for (const prop of ["environment", "engine", "engineVersion", "subnets"]) {
      expect(refusal({ ...props, [prop]: undefined })).toBe(`${misconfigured}${prop} must be given`);
    }
    expect(refusal(undefined)).toBe(`${misconfigured}props must be an object, got undefined`);
    expect(refusal(null)).toBe(`${misconfigured}props must be an object, got null`);
  });

  test("a misspelled prop and a number in quotation marks are refused", () => {
    expect(refusal({ ...props, deletionprotection: true })).toBe(
      `${misconfigured}deletionprotection is not a prop, did you mean deletionProtection?`,
    );
    expect(refusal({ ...props, port: "8080" })).toBe(
      `${misconfigured}port must be a whole number and be 1150 to 65535, got "8080"`,
    );
  });

  test("days that CloudWatch does not take are refused", () => {
    expect(refusal({ ...props, logRetentionDays: 45 })).toMatch(
      / {2}- logRetentionDays must be one of 1, 3, .*, got 45$/,
    );
  });

  test("an unknown engine does not hide the other problems", () => {
    const given = { ...props, engine: "db2", port: 22, backup: { retentionDays: 90 }, instanceClas: "db.r7g.large" };
    expect(refusal(given).split("\n").slice(1)).toEqual([
      expect.stringMatching(/^ {2}- instanceClas is not a prop/),
      expect.stringMatching(/^ {2}- engine must be one of .*, got "db2"/),
      "  - port must be 1150 to 65535, got 22",
      expect.stringMatching(/^ {2}- backup.retentionDays must be [01] to 35, got 90$/),
    ]);
  });

  test("a refused module leaves nothing in the tree", () => {
    synth((stack) => {
      expect(() => new Module(stack, "Database", { ...props, environment: "production" } as never)).toThrow();
      expect(stack.node.tryFindChild("Database")).toBeUndefined();
    });
  });
});

describe("values known after apply", () => {
  const text = () => Token.asString(Fn.lower("X"));

  test("subnets are taken from a data source", () => {
    const later = {
      vpcId: text(),
      subnetIds: Token.asList(ref("data.aws_subnets.data.ids")),
      availabilityZones: Token.asList(ref("data.aws_availability_zones.zones.names")),
    };
    const declare = (_module: unknown, stack: TerraformStack) => {
      new DataAwsSubnets(stack, "data");
      new DataAwsAvailabilityZones(stack, "zones");
    };
    const props = { subnets: later };
    for (const made of [database(props, declare), aurora(props, declare), multiAz(props, declare)]) {
      expect(made.the("aws_db_subnet_group").subnet_ids).toBe("${data.aws_subnets.data.ids}");
    }
  });

  test("a class is a literal, because alarms and insights follow from it", () => {
    const rule = "must be a literal value, got a value that is known only after apply";
    expect(() => database({ instanceClass: text() })).toThrow(`instanceClass ${rule}`);
    expect(() => aurora({ capacity: { instanceClass: text() } })).toThrow(`capacity.instanceClass ${rule}`);
    expect(() => multiAz({ instanceClass: text() })).toThrow(`instanceClass ${rule}`);
  });

  test("the share of connections of a proxy is a literal, because another one is half of it", () => {
    const maxConnectionsPercent = Token.asNumber(ref("var.percent"));
    expect(() => database({}, (db) => db.addProxy("Pool", { maxConnectionsPercent }))).toThrow(
      "maxConnectionsPercent must be a literal value, got a value that is known only after apply",
    );
  });

  test("units of capacity are passed on", () => {
    const units = { minUnits: Token.asNumber(ref("var.min")), maxUnits: Token.asNumber(ref("var.max")) };
    const made = aurora({ capacity: units }, (_cluster, stack) => {
      for (const name of ["min", "max"]) new TerraformVariable(stack, name, { type: "number" });
    });
    expect(made.the("aws_rds_cluster").serverlessv2_scaling_configuration).toEqual({
      min_capacity: "${var.min}",
      max_capacity: "${var.max}",
    });
  });
});

describe("limits of AWS", () => {
  test.each([3389, 49156])("SQL Server does not listen on %d, which Windows uses itself", (port) => {
    expect(() => instance({ engine: "sqlserver-se", engineVersion: "16.00", port })).toThrow(
      `port must not be one that sqlserver-se uses itself (1234, 1434, 3260, 3343, 3389, 47001, 49152, 49153, 49154, 49155, 49156), got ${port}`,
    );
    expect(instance({ port }).port).toBe(port);
  });

  test("Aurora has no general-purpose and compute-optimized classes", () => {
    const rule = "must be a memory-optimized or burstable class, because Aurora has no others, got";
    expect(() => aurora({ capacity: { instanceClass: "db.m6i.large" } })).toThrow(
      `capacity.instanceClass ${rule} "db.m6i.large"`,
    );
    expect(() => aurora({}, (cluster) => cluster.addReader("A", { instanceClass: "db.c6gd.large" }))).toThrow(
      `instanceClass ${rule} "db.c6gd.large"`,
    );
    for (const instanceClass of ["db.r8g.large", "db.t4g.medium", "db.x2g.large"]) {
      expect(() => aurora({ capacity: { instanceClass } })).not.toThrow();
    }
  });

  test("a cluster has at most 15 readers, with the standby", () => {
    const readers = (environment: string, count: number) => () =>
      aurora({ environment }, (cluster) => {
        for (let index = 1; index <= count; index += 1) cluster.addReader(`R${index}`);
      });
    const message = "there must be at most 15 readers, with the standby";
    expect(readers("dev", 15)).not.toThrow();
    expect(readers("dev", 16)).toThrow(`addReader("R16") (AuroraModule) is misconfigured:\n  - ${message}`);
    expect(readers("prod", 15)).toThrow(`addReader("R15") (AuroraModule) is misconfigured:\n  - ${message}`);
  });

  test("a sixth custom endpoint is warned of, because the quota can be raised", () => {
    const warnings = (count: number) => {
      const found: unknown[] = [];
      aurora({}, (cluster) => {
        const members = [cluster.primary];
        for (let index = 1; index <= count; index += 1) cluster.addEndpoint(`E${index}`, { members });
        found.push(...cluster.node.metadata.map(({ data }) => data));
      });
      return found;
    };
    expect(warnings(5)).toEqual([]);
    expect(warnings(6)).toEqual(["test/Database has more than 5 custom endpoints, AWS's default quota"]);
  });

  test.each([
    ["rate(3 hours)", false],
    ["rate(4 hours)", true],
    ["rate(10 days)", true],
    ["rate(999 days)", true],
    ["rate(1000 days)", false],
    ["cron(0 4 ? * SUN *)", true],
    ["cron(30 4 ? * SUN *)", false],
    ["cron(0 4 1 * SUN *)", false],
  ])("the password is rotated every 4 hours to every 999 days: %s", (schedule, isAccepted) => {
    const rule =
      'must be "rate(4 hours)" to "rate(23 hours)", "rate(1 day)" to "rate(999 days)", or "cron(0 H D M W *)" with "?" for either D or W';
    const rotate = () => database({ password: { keptBy: "rds", rotation: { schedule } } });
    const rotateCluster = () => aurora({ passwordRotation: { schedule } });
    if (isAccepted)
      expect([rotate, rotateCluster].map((one) => one().all("aws_secretsmanager_secret_rotation"))).toHaveLength(2);
    else {
      expect(rotate).toThrow(`password.rotation.schedule ${rule}, got "${schedule}"`);
      expect(rotateCluster).toThrow(`passwordRotation.schedule ${rule}, got "${schedule}"`);
    }
  });

  test("a day that is not in the calendar is refused", () => {
    const time = "2026-02-31T08:00:00Z";
    const message = `restore.time must be such as "2026-01-31T08:00:00Z", got "${time}"`;
    expect(() => database({ restore: { instance: "old", time } })).toThrow(message);
    expect(() => aurora({ restore: { cluster: "old", time } })).toThrow(message);
  });

  test.each(["My_Db", "a--b", "a-"])("the source %j is refused, which no database is called", (source) => {
    expect(() => database({ restore: { instance: source } })).toThrow("restore.instance must be the identifier");
    expect(() => aurora({ restore: { cluster: source } })).toThrow("restore.cluster must be the identifier or ARN");
  });

  test("a shared cluster is named by its ARN", () => {
    const cluster = "arn:aws:rds:us-east-1:123456789012:cluster:Old-Db";
    expect(() => aurora({ restore: { cluster } })).not.toThrow();
  });
});

test("a repeated key is refused by every method that takes one, and leaves nothing", () => {
  const twice: [string, () => unknown][] = [
    ["addReplica", () => database(ownPassword, (db) => [db.addReplica("A"), db.addReplica("A")])],
    ["addProxy", () => database({}, (db) => [db.addProxy("A"), db.addProxy("A")])],
    ["publishConnection", () => database({}, (db) => [db.publishConnection("A"), db.publishConnection("A")])],
    ["addReader", () => aurora({}, (cluster) => [cluster.addReader("A"), cluster.addReader("A")])],
    [
      "addEndpoint",
      () =>
        aurora({}, (cluster) => {
          const members = [cluster.primary];
          cluster.addEndpoint("A", { members });
          cluster.addEndpoint("A", { members });
        }),
    ],
  ];
  for (const [method, call] of twice) expect(call).toThrow(`.${method}("A") (`);
  for (const [, call] of twice) expect(call).toThrow('key must be new, got "A"');
});

test("a refused method leaves nothing", () => {
  database(ownPassword, (db) => {
    const children = db.node.children.length;
    expect(() => db.addProxy("Pool", { login: "none" as never })).toThrow();
    expect(() => db.addReplica("Far", { multiAz: "yes" as never })).toThrow();
    expect(() => db.importFrom(BUCKET, "in*")).toThrow();
    expect(() => db.publishConnection("App", { name: "a b" })).toThrow();
    expect(db.node.children).toHaveLength(children);
  });
});
