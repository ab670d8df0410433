import type { Limit, MetricMath, Monitorable, Signals } from "@plinth/core";
import { Construct } from "constructs";
import type { WatchOptions } from "../src";
import { alarms, body, monitored, refusal, Thing, type ThingSignal, watched } from "./thing";

/** Requests and errors of something that serves. */
class Server extends Construct implements Monitorable<"errors"> {
  public readonly signals: Signals<"errors">;

  constructor(scope: Construct, limit: Limit, math?: MetricMath) {
    super(scope, "Server");
    this.signals = {
      errors: { title: "Errors of Server", metric: { ...counted("HTTPCode_Target_5XX_Count") }, math, limit },
    };
  }
}

const counted = (name: string) =>
  ({ namespace: "AWS/ApplicationELB", name, dimensions: { LoadBalancer: "app/web/1" }, statistic: "Sum" }) as const;

const rate: MetricMath = {
  formula: "100 * metric / requests",
  metrics: { requests: counted("RequestCount") },
  unit: "Percent",
};

const server = (limit: Limit, math?: MetricMath) =>
  monitored((monitoring, scope) => monitoring.watch(new Server(scope, limit, math)));

const database = (options: WatchOptions<ThingSignal>, limits = {}, props = {}) =>
  alarms(monitored((monitoring, scope) => monitoring.watch(new Thing(scope, "Database"), limits, options), props));

describe("limits", () => {
  test("M of N: some of the last periods are enough", () => {
    const made = server({ above: 10, periods: 3, outOf: 5, missing: "notBreaching" });
    expect(made.the("aws_cloudwatch_metric_alarm")).toMatchObject({
      datapoints_to_alarm: 3,
      evaluation_periods: 5,
      alarm_description: "Errors of Server is above 10 in 3 of 5 periods of 1 minute\nSeverity: ticket",
    });
  });

  test("a formula is an alarm on its result, over metrics by name", () => {
    const alarm = server({ above: 5, missing: "notBreaching" }, rate).the("aws_cloudwatch_metric_alarm");
    expect(alarm).toMatchObject({ threshold: 5, comparison_operator: "GreaterThanThreshold" });
    expect([alarm.metric_name, alarm.period, alarm.statistic]).toEqual([undefined, undefined, undefined]);
    expect(alarm.metric_query).toMatchObject([
      {
        id: "metric",
        return_data: false,
        metric: { metric_name: "HTTPCode_Target_5XX_Count", stat: "Sum", period: 60 },
      },
      { id: "requests", return_data: false, metric: { metric_name: "RequestCount" } },
      { id: "result", return_data: true, expression: "100 * metric / requests" },
    ]);
    expect(alarm.alarm_description).toContain("Errors of Server is above 5 % for 3 minutes");
  });

  test.each([
    [undefined, "LessThanLowerOrGreaterThanUpperThreshold", "outside of its usual band"],
    ["above", "GreaterThanUpperThreshold", "above its usual band"],
    ["below", "LessThanLowerThreshold", "below its usual band"],
  ] as const)("a band of what is usual, %s", (side, operator, words) => {
    const alarm = server({ band: 2, side, missing: "ignore" }).the("aws_cloudwatch_metric_alarm");
    expect(alarm).toMatchObject({ threshold_metric_id: "band", comparison_operator: operator });
    expect(alarm.threshold).toBeUndefined();
    expect(alarm.metric_query).toMatchObject([
      { id: "metric", return_data: true },
      { id: "band", return_data: true, expression: "ANOMALY_DETECTION_BAND(metric, 2)" },
    ]);
    expect(alarm.alarm_description).toContain(`Errors of Server is ${words} for 3 minutes`);
  });

  test("a band may lie around a formula", () => {
    const { metric_query } = server({ band: 3, missing: "ignore" }, rate).the("aws_cloudwatch_metric_alarm");
    expect(metric_query.filter(({ return_data }: { return_data: boolean }) => return_data)).toMatchObject([
      { id: "result" },
      { id: "band", expression: "ANOMALY_DETECTION_BAND(result, 3)" },
    ]);
  });

  test("formulas and bands are charted", () => {
    const { properties } = body(server({ band: 2, missing: "ignore" }, rate)).widgets.at(-1);
    expect(properties.metrics).toEqual([
      [
        "AWS/ApplicationELB",
        "HTTPCode_Target_5XX_Count",
        "LoadBalancer",
        "app/web/1",
        expect.objectContaining({ visible: false }),
      ],
      ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/web/1", expect.objectContaining({ id: "requests" })],
      [{ id: "result", expression: "100 * metric / requests", label: "Errors of Server" }],
      [{ id: "band", expression: "ANOMALY_DETECTION_BAND(result, 2)", label: "Usual" }],
    ]);
    expect(properties.yAxis.left.label).toBe("Percent");
  });
});

describe("severity, owner and runbook", () => {
  test("they are in the description of each alarm", () => {
    const props = { owner: "shop team", runbooks: "https://wiki.example.com/runbooks/" };
    expect(database({}, {}, props).CPUUtilization.alarm_description).toBe(
      [
        "CPU of Database is above 80 % for 15 minutes",
        "Severity: ticket",
        "Owner: shop team",
        "Runbook: https://wiki.example.com/runbooks/database#cpu",
      ].join("\n"),
    );
  });

  test("what is said of a thing goes before what is said of all, and of a limit before that", () => {
    const runbook = "https://wiki.example.com/databases";
    const limits = { cpu: { above: 50, missing: "ignore", severity: "page", runbook: "https://wiki.example.com/cpu" } };
    const made = database({ severity: "ticket", owner: "data team", runbook }, limits, { owner: "shop team" });
    expect(made.CPUUtilization.alarm_description).toContain(
      "Severity: page\nOwner: data team\nRunbook: https://wiki.example.com/cpu",
    );
    expect(made.ReadLatency.alarm_description).toContain(
      "Severity: ticket\nOwner: data team\nRunbook: https://wiki.example.com/databases",
    );
  });

  test("severity is said of all signals, or of some", () => {
    const pages = (options: WatchOptions<ThingSignal>) =>
      Object.entries(database(options))
        .filter(([, { alarm_description }]) => alarm_description.includes("Severity: page"))
        .map(([name]) => name)
        .sort();
    expect(pages({})).toEqual([]);
    expect(pages({ severity: { storage: "page" } })).toEqual(["FreeStorageSpace"]);
    expect(pages({ severity: "page" })).toEqual(["CPUUtilization", "FreeStorageSpace", "ReadLatency"]);
  });

  test("a description is never longer than AWS takes", () => {
    const owner = "o".repeat(300);
    const lengths = Object.values(
      alarms(
        monitored((monitoring, scope) => monitoring.watch(new Thing(scope, `D${"x".repeat(900)}`)), {
          owner,
          runbooks: "https://example.com",
        }),
      ),
    ).map(({ alarm_description }) => alarm_description.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1024);
  });
});

describe("complaints", () => {
  test("modernisation-platform-environments#17107, notification-terraform#712, elasticache-redis#56: no alarm is without a rule for missing data", () => {
    const made = Object.values(alarms(watched()));
    expect(made.map(({ treat_missing_data }) => treat_missing_data)).toEqual(["breaching", "notBreaching", "missing"]);
    // @ts-expect-error the compiler demands it
    const silent: Limit = { above: 1 };
    expect(silent).toBeDefined();
  });
});

describe("refusals", () => {
  const said = (limit: Limit, math?: MetricMath) =>
    refusal((monitoring, scope) => monitoring.watch(new Server(scope, limit, math)));

  test("of how many periods", () => {
    expect(said({ above: 1, periods: 4, outOf: 3, missing: "ignore" })).toMatchInlineSnapshot(
      `"  - thing.signals.errors.limit.outOf must be 4 to 1440, got 3"`,
    );
    expect(said({ above: 1, outOf: 1441, missing: "ignore" })).toMatchInlineSnapshot(
      `"  - thing.signals.errors.limit.outOf must be 3 to 1440, got 1441"`,
    );
  });

  test("a band without a width, a runbook that is no link", () => {
    expect(said({ band: 0, missing: "ignore", runbook: "wiki/cpu" })).toMatchInlineSnapshot(`
"  - thing.signals.errors.limit.band must be more than 0 standard deviations, got 0
  - thing.signals.errors.limit.runbook must be a link that begins with https:// or http://, got "wiki/cpu""
`);
    expect(refusal(() => {}, { runbooks: "ftp://wiki" })).toMatchInlineSnapshot(
      `"  - runbooks must be a link that begins with https:// or http://, got "ftp://wiki""`,
    );
  });

  test("a number cannot move a band", () => {
    const moved = refusal((monitoring, scope) =>
      monitoring.watch(new Server(scope, { band: 2, missing: "ignore" }), { errors: 5 }),
    );
    expect(moved).toMatchInlineSnapshot(`"  - limits.errors must be a whole limit, because its own is a band, got 5"`);
  });

  test("formulas that CloudWatch cannot read", () => {
    const metrics = { Requests: counted("A"), result: counted("B"), unused: counted("C") };
    expect(said({ above: 1, missing: "ignore" }, { formula: "metric / Requests", metrics })).toMatchInlineSnapshot(`
"  - thing.signals.errors.math.metrics must have names of letters, digits and underscores that begin in lower case, got "Requests"
  - thing.signals.errors.math.metrics must not be called metric, result or band, got "result""
`);
    expect(said({ above: 1, missing: "ignore" }, { formula: "" })).toMatchInlineSnapshot(
      `"  - thing.signals.errors.math.formula must have 1 to 2048 characters, got """`,
    );
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`m${index}`, counted("A")]));
    const formula = Object.keys(many).join(" + ");
    expect(said({ above: 1, missing: "ignore" }, { formula, metrics: many })).toMatchInlineSnapshot(
      `"  - thing.signals.errors.math.metrics must have at most 9 members, got {"m0":{"namespace":"AWS/ApplicationELB","name":"A","dimensions":{"LoadBalancer"…"`,
    );
  });
});
