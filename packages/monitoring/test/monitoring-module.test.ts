import type { KeyUse } from "@plinth/core";
import { Synthesized } from "@plinth/testing";
import { Construct } from "constructs";
import type { MonitoringModule } from "../src";
import { alarms, body, monitored, refusal, Thing, watched } from "./thing";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = monitored(() => {}, { environment });

  test("the topic is encrypted with a key that CloudWatch may use, for this account", () => {
    expect(made.the("aws_sns_topic").kms_master_key_id).toContain("aws_kms_key_policy.");
    const [owner, alarms] = Synthesized.json(made.the("aws_kms_key_policy").policy).Statement;
    expect(owner.Principal.AWS[0]).toMatch(/:root$/);
    expect(alarms.Principal.Service).toEqual(["cloudwatch.amazonaws.com"]);
    expect(alarms.Condition.StringEquals["aws:SourceAccount"]).toContain("aws_caller_identity");
    expect(made.the("aws_kms_key").enable_key_rotation).toBe(true);
  });

  test("only alarms of this account publish, and only over TLS", () => {
    const statements = Synthesized.json(made.the("aws_sns_topic_policy").policy).Statement;
    expect(statements).toMatchObject([
      { Effect: "Allow", Principal: { Service: ["cloudwatch.amazonaws.com"] }, Action: ["sns:Publish"] },
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
    expect(statements[0].Condition.StringEquals["aws:SourceAccount"]).toContain("aws_caller_identity");
  });
});

test("a deleted key waits longer in prod than in dev", () => {
  const days = (environment: "dev" | "prod") =>
    monitored(() => {}, { environment }).the("aws_kms_key").deletion_window_in_days;
  expect([days("dev"), days("prod")]).toEqual([7, 30]);
});

test("a given key is told that alarms use it, and no other is made", () => {
  const uses: KeyUse[] = [];
  const made = monitored(() => {}, { encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  expect(made.the("aws_sns_topic").kms_master_key_id).toBe(KEY);
  expect([uses, made.all("aws_kms_key")]).toEqual([["alarms"], {}]);
});

test("every e-mail address hears the topic, and is named by itself", () => {
  const emails = (...emails: string[]) => monitored(() => {}, { emails }).all("aws_sns_topic_subscription");
  const both = emails("ops@example.com", "on-call@example.com");
  expect(Object.values(both).map(({ protocol, endpoint }) => [protocol, endpoint])).toEqual([
    ["email", "on-call@example.com"],
    ["email", "ops@example.com"],
  ]);
  const others = Object.keys(emails("first@example.com", "on-call@example.com"));
  expect(others).toContain(Object.keys(both)[0]);
});

describe("watch", () => {
  test("each signal with a limit is an alarm that tells the topic when it starts and ends", () => {
    const made = watched();
    expect(Object.keys(alarms(made)).sort()).toEqual(["CPUUtilization", "FreeStorageSpace", "ReadLatency"]);
    for (const alarm of Object.values(alarms(made))) {
      expect([alarm.alarm_actions, alarm.ok_actions]).toEqual([
        ["${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}"],
        ["${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}"],
      ]);
    }
  });

  test("an alarm says what was measured, how long, and what silence means", () => {
    expect(alarms(watched()).CPUUtilization).toMatchObject({
      alarm_name: "test-monitoring-alarms-database-cpu",
      alarm_description: "CPU of Database is above 80 % for 15 minutes\nSeverity: ticket",
      namespace: "AWS/RDS",
      dimensions: { DBInstanceIdentifier: "test-database" },
      statistic: "Average",
      period: 300,
      evaluation_periods: 3,
      datapoints_to_alarm: 3,
      comparison_operator: "GreaterThanThreshold",
      threshold: 80,
      treat_missing_data: "breaching",
    });
  });

  test("a limit from below turns the comparison", () => {
    expect(alarms(watched()).FreeStorageSpace).toMatchObject({
      comparison_operator: "LessThanThreshold",
      threshold: 2147483648,
      treat_missing_data: "missing",
    });
  });

  test("a percentile is an extended statistic, and a minute is one minute", () => {
    const { statistic, extended_statistic, alarm_description } = alarms(watched()).ReadLatency;
    expect([statistic, extended_statistic]).toEqual([undefined, "p99"]);
    expect(alarm_description).toBe("Slowest hundredth of Database is above 50 ms for 1 minute\nSeverity: ticket");
  });

  test("no alarm names a unit, because a metric of another unit would never match", () => {
    expect(Object.values(alarms(watched())).filter(({ unit }) => unit)).toEqual([]);
  });

  test("a number moves a limit and keeps the rest", () => {
    expect(alarms(watched({ cpu: 95 })).CPUUtilization).toMatchObject({
      threshold: 95,
      evaluation_periods: 3,
      comparison_operator: "GreaterThanThreshold",
    });
    expect(alarms(watched({ storage: 1024 })).FreeStorageSpace.threshold).toBe(1024);
  });

  test("a whole limit replaces a limit, or gives one", () => {
    const made = alarms(watched({ size: { above: 100, periods: 2, missing: "ignore" } }));
    expect(made.DatabaseConnections).toMatchObject({
      threshold: 100,
      evaluation_periods: 2,
      treat_missing_data: "ignore",
    });
  });

  test("false leaves a chart without an alarm", () => {
    const made = watched({ cpu: false });
    expect(Object.keys(alarms(made)).sort()).toEqual(["FreeStorageSpace", "ReadLatency"]);
    const cpu = body(made).widgets.find(
      ({ properties }: { properties: { title?: string } }) => properties.title === "CPU of Database",
    );
    expect([cpu.type, cpu.properties.annotations]).toEqual(["metric", undefined]);
  });

  test("things of one id in different scopes are different things", () => {
    const made = monitored((monitoring, scope) => {
      monitoring.watch(new Thing(new Construct(scope, "Shop"), "Database"));
      monitoring.watch(new Thing(new Construct(scope, "Billing"), "Database"));
    });
    expect(Object.keys(made.all("aws_cloudwatch_metric_alarm"))).toHaveLength(6);
  });

  test("the order of the words changes no address", () => {
    const addresses = (...ids: string[]) =>
      monitored((monitoring, scope) => {
        for (const id of ids) monitoring.watch(new Thing(scope, id));
      }).addresses;
    expect(addresses("Database", "Replica")).toEqual(addresses("Replica", "Database"));
    expect(addresses("Database", "Replica")).toEqual(expect.arrayContaining(addresses("Database")));
  });
});

describe("refusals", () => {
  test("all problems of the props come at once, and nothing is left behind", () => {
    const emails = ["ops@example", "ops@example.com"];
    expect(() => monitored(() => {}, { emails })).toThrow(
      `test/Monitoring (MonitoringModule) is misconfigured:
  - emails[0] must be an e-mail address, got "ops@example"`,
    );
    expect(refusal(() => {}, { emails: ["a@example.com", "a@example.com"] })).toMatchInlineSnapshot(
      `"  - emails must not repeat a member, got "a@example.com" twice"`,
    );
  });

  test("a thing is watched once", () => {
    const twice = (monitoring: MonitoringModule, scope: Construct) => {
      const thing = new Thing(scope, "Database");
      monitoring.watch(thing);
      monitoring.watch(thing);
    };
    expect(refusal(twice)).toMatchInlineSnapshot(`"  - thing must be watched once, got Database again"`);
  });

  test("limits must name signals, and say what they cannot take over", () => {
    const limits = { cpus: 1, cpu: Number.NaN, size: 5, storage: { below: 1, periods: 300, missing: "ignore" } };
    expect(
      refusal((monitoring, scope) => monitoring.watch(new Thing(scope, "Database"), limits as never)),
    ).toMatchInlineSnapshot(`
"  - limits.cpus is not a prop, did you mean cpu?
  - limits.cpu must be finite, got NaN
  - limits.size must have a direction, such as { above: 100, missing: "notBreaching" }, because this signal has no limit of its own, got 5
  - limits.storage.periods must be 1 to 288, got 300"
`);
  });

  test("a log watch has a name and a pattern, once", () => {
    const logGroup = { name: "/plinth/ec2/web" };
    expect(refusal((monitoring) => monitoring.watchLogs("5xx", { logGroup, pattern: "" }))).toMatchInlineSnapshot(`
"  - id must be a letter and up to 99 letters, digits and "_-", got "5xx"
  - pattern must have 1 to 1024 characters, got """
`);
    const twice = (monitoring: MonitoringModule) => {
      for (const pattern of ["ERROR", "FATAL"]) monitoring.watchLogs("WebErrors", { logGroup, pattern });
    };
    expect(refusal(twice)).toMatchInlineSnapshot(`"  - id must be new, got "WebErrors""`);
  });
});

test("every address is the one of the snapshot", () => {
  const made = monitored(
    (monitoring, scope) => {
      monitoring.watch(new Thing(scope, "Database"));
      monitoring.watchLogs("WebErrors", { logGroup: { name: "/plinth/ec2/web" }, pattern: "ERROR" });
    },
    { emails: ["ops@example.com"] },
  );
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_dashboard.Monitoring_Dashboard_DA10F213",
  "aws_cloudwatch_log_metric_filter.Monitoring_Logs_WebErrors_Filter_0AB6DF84",
  "aws_cloudwatch_metric_alarm.Monitoring_Alarms_Database_cpu_9F0312B6",
  "aws_cloudwatch_metric_alarm.Monitoring_Alarms_Database_latency_CC260AD8",
  "aws_cloudwatch_metric_alarm.Monitoring_Alarms_Database_storage_D5402755",
  "aws_cloudwatch_metric_alarm.Monitoring_Logs_WebErrors_Alarm_653247B3",
  "aws_kms_key.Monitoring_Key_F01ECDBE",
  "aws_kms_key_policy.Monitoring_KeyPolicy_24CE6681",
  "aws_sns_topic.Monitoring_Topic_8F26FAED",
  "aws_sns_topic_policy.Monitoring_TopicPolicy_887FCDE7",
  "aws_sns_topic_subscription.Monitoring_Email-opsexamplecom_02ACC216",
]
`);
});
