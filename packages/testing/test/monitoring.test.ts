import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { alarmRows, chartRows, synth } from "../src";

const dimensions = { LoadBalancer: "app/web/1", TargetGroup: "targetgroup/web/2" };
const latency = { namespace: "AWS/ApplicationELB", metricName: "TargetResponseTime", dimensions, period: 60 };

test("an alarm is one line, sorted by name", () => {
  const made = synth((stack) => {
    new CloudwatchMetricAlarm(stack, "B", {
      alarmName: "latency",
      ...latency,
      extendedStatistic: "p99",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 2,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: "notBreaching",
    });
    new CloudwatchMetricAlarm(stack, "A", {
      alarmName: "errors",
      metricQuery: [
        { id: "errors", metric: { namespace: "Shop", metricName: "Errors", stat: "Sum", period: 60 } },
        { id: "result", expression: "100 * errors / requests", returnData: true },
      ],
      comparisonOperator: "LessThanLowerThreshold",
      thresholdMetricId: "band",
      evaluationPeriods: 2,
    });
  });
  expect(alarmRows(made)).toEqual([
    "errors: errors = Shop Errors Sum/60; result = 100 * errors / requests LessThanLowerThreshold band, 2 of 2, missing data: missing",
    "latency: AWS/ApplicationELB TargetResponseTime LoadBalancer=app/web/1 TargetGroup=targetgroup/web/2 p99/60 > 2, 3 of 5, missing data: notBreaching",
  ]);
});

test.each([
  ["GreaterThanThreshold", ">"],
  ["GreaterThanOrEqualToThreshold", ">="],
  ["LessThanThreshold", "<"],
  ["LessThanOrEqualToThreshold", "<="],
])("the comparison %s is written as %s", (comparisonOperator, sign) => {
  const made = synth((stack) => {
    const settings = { comparisonOperator, threshold: 0, evaluationPeriods: 1, treatMissingData: "missing" };
    new CloudwatchMetricAlarm(stack, "A", { alarmName: "a", ...latency, statistic: "Sum", ...settings });
  });
  expect(alarmRows(made)[0]).toContain(` Sum/60 ${sign} 0, 1 of 1, missing data: missing`);
});

test("a chart is one line, with its limits, in the order of the dashboard", () => {
  const chart = { title: "Latency", stat: "p99", period: 60, metrics: [["AWS/RDS", "ReadLatency", { id: "metric" }]] };
  const widgets = [
    { type: "text", properties: { markdown: "# Shop" } },
    {
      type: "metric",
      properties: {
        ...chart,
        yAxis: { left: { label: "Seconds" } },
        annotations: { horizontal: [{ label: "page above 2 s", value: 2 }] },
      },
    },
    { type: "metric", properties: { ...chart, metrics: [["A", "a"], [{ expression: "2 * a" }]] } },
  ];
  const made = synth((stack) => {
    new CloudwatchDashboard(stack, "Shop", { dashboardName: "shop", dashboardBody: JSON.stringify({ widgets }) });
  });
  expect(chartRows(made)).toEqual([
    'Latency [Seconds]: AWS/RDS ReadLatency {"id":"metric"} p99/60, page above 2 s (2)',
    'Latency: A a; {"expression":"2 * a"} p99/60',
  ]);
});

test("a document without alarms and dashboards has no rows", () => {
  const made = synth(() => {});
  expect([alarmRows(made), chartRows(made)]).toEqual([[], []]);
});
