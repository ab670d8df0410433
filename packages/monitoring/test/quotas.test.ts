import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import type { Metric, MetricMath } from "@plinth/core";
import type { Construct as Scope } from "constructs";
import { Construct } from "constructs";
import type { MonitoringModule } from "../src";
import { monitored, refusal, Thing } from "./thing";

const times = (count: number, call: (index: number) => void) => {
  for (let index = 0; index < count; index += 1) call(index);
};
const to = { destinationArn: "arn:aws:logs:us-east-1:123456789012:destination:far" };

test("a dashboard of more than 500 widgets is refused, with what to do", () => {
  const things = (count: number) => (monitoring: MonitoringModule, scope: Scope) =>
    times(count, (index) => monitoring.watch(new Thing(scope, `T${index}`)));
  expect(refusal(things(110))).toContain(
    "the dashboard of test/Monitoring must have at most 500 widgets, got 555: let a second MonitoringModule watch some of the things",
  );
  expect(JSON.parse(monitored(things(98)).the("aws_cloudwatch_dashboard").dashboard_body).widgets).toHaveLength(494);
});

test("3 subscription filters of one log group are refused, raw ones among them", () => {
  const filters = (count: number) => (monitoring: MonitoringModule, scope: Scope) => {
    const logGroup = new CloudwatchLogGroup(scope, "Logs", { name: "/web" });
    times(count, (index) => monitoring.forwardLogs(`F${index}`, { logGroup, to }));
    monitoring.forwardLogs("Other", { logGroup: { name: "/other" }, to });
    const raw = { name: "raw", logGroupName: logGroup.name, filterPattern: "", destinationArn: to.destinationArn };
    new CloudwatchLogSubscriptionFilter(scope, "Raw", raw);
  };
  expect(refusal(filters(2))).toContain(
    "log group ${test/aws_cloudwatch_log_group.Logs.name} must have at most 2 subscription filters, got 3",
  );
  expect(monitored(filters(1)).addresses.length).toBeGreaterThan(3);
});

test("101 metric filters of one log group are refused", () => {
  const filters = (count: number) => (monitoring: MonitoringModule) =>
    times(count, (index) => monitoring.watchLogs(`E${index}`, { logGroup: { name: "/web" }, pattern: `E${index}` }));
  expect(refusal(filters(101))).toContain("log group /web must have at most 100 metric filters, got 101");
  expect(monitored(filters(100)).addresses.length).toBeGreaterThan(200);
});

test("an alarm has 5 actions at most, topics among them", () => {
  const action = (index: number) => `arn:aws:ssm:us-east-1:123456789012:opsitem:${index + 1}`;
  const actions = (count: number) => (monitoring: MonitoringModule) =>
    times(count, (index) => monitoring.notify(`A${index}`, { action: action(index) }));
  expect(monitored(actions(4)).addresses.length).toBeGreaterThan(1);
  expect(refusal(actions(5))).toBe("  - an alarm must have at most 5 actions, topics among them");
  const page = (monitoring: MonitoringModule) => {
    actions(4)(monitoring);
    monitoring.notify("Pager", { email: "a@example.com", severity: "page" });
  };
  expect(refusal(page)).toBe("  - an alarm must have at most 5 actions, topics among them");
});

describe("signals", () => {
  const signal = (metric: Partial<Metric>, math?: MetricMath) => (monitoring: MonitoringModule, scope: Scope) => {
    const whole = { namespace: "A", name: "B", dimensions: {}, statistic: "Sum", ...metric } as const;
    const signals = { one: { title: "One", metric: whole, math, limit: { above: 1, missing: "ignore" as const } } };
    monitoring.watch(Object.assign(new Construct(scope, "Own"), { signals }));
  };
  const dimensions = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, "x"]));
  const at = "  - thing.signals.one.";

  test.each<[string, Partial<Metric>, string]>([
    ["31 dimensions", { dimensions: dimensions(31) }, "metric.dimensions must have at most 30 members, got"],
    ["periodSeconds: 45", { periodSeconds: 45 }, "metric.periodSeconds must be 10, 20, 30 or a multiple of 60, got 45"],
    [
      "p101",
      { statistic: "p101" },
      'metric.statistic must be Average, Sum, Minimum, Maximum, SampleCount or p0 to p100, got "p101"',
    ],
  ])("%s is refused", (_name, metric, sentence) => {
    expect(refusal(signal(metric))).toContain(at + sentence);
  });

  test.each<[string, Partial<Metric>]>([
    ["30 dimensions", { dimensions: dimensions(30) }],
    ["10 seconds", { periodSeconds: 10 }],
    ["p99.99", { statistic: "p99.99" }],
    ["p100", { statistic: "p100" }],
  ])("%s is accepted", (_name, metric) => {
    expect(monitored(signal(metric)).the("aws_cloudwatch_metric_alarm").alarm_description).toMatch(/above 1 for/);
  });

  test("unknown names in formulas are refused", () => {
    const { metrics } = { metrics: { m1: { namespace: "A", name: "C", dimensions: {}, statistic: "Sum" as const } } };
    expect(refusal(signal({}, { formula: "metric / m1 + requests * FILL(m2, 0)", metrics }))).toBe(
      `${at}math.formula must name its metrics, got requests, m2`,
    );
  });

  test.each([
    "IF(metric > 1e3, metric, 0)",
    "SUM(SEARCH('{AWS/EC2,InstanceId} MetricName=\"cpu\"', 'Average', 300)) + metric",
    'SELECT AVG(value) FROM "AWS/EC2"',
    "FILL(METRICS(), REPEAT)",
  ])("the formula %s is accepted", (formula) => {
    expect(monitored(signal({}, { formula })).text).toContain("metric_query");
  });
});

test("`watchLogs limit: NaN` is refused", () => {
  expect(
    refusal((monitoring) => monitoring.watchLogs("E", { logGroup: { name: "/a" }, pattern: "E", limit: Number.NaN })),
  ).toBe("  - limit must be finite, got NaN");
});
