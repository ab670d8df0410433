import { alarmRows } from "@plinth/testing";
import { monitored, refusal } from "./thing";

describe("a log that is watched", () => {
  const logGroup = { name: "/web" };

  test.each([
    [undefined, "Sum/300 > 0, 1 of 1, missing data: notBreaching"],
    [20, "Sum/300 > 20, 1 of 1, missing data: notBreaching"],
    [{ below: 1, periods: 288, missing: "breaching" } as const, "Sum/300 < 1, 288 of 288, missing data: breaching"],
  ])("has the limit %j", (limit, row) => {
    const made = monitored((monitoring) => monitoring.watchLogs("Errors", { logGroup, pattern: "E", limit }));
    expect(alarmRows(made)).toEqual([expect.stringContaining(row)]);
    expect(made.the("aws_cloudwatch_log_metric_filter").metric_transformation).toEqual({
      name: "Errors",
      namespace: "Plinth/test-monitoring-logs-errors",
      value: "1",
      default_value: "0",
      unit: "Count",
    });
  });

  test("looks back a day at most", () => {
    const limit = { above: 1, periods: 289, missing: "ignore" } as const;
    expect(refusal((monitoring) => monitoring.watchLogs("Errors", { logGroup, pattern: "E", limit }))).toBe(
      "  - limit.periods must be 1 to 288, got 289",
    );
  });
});
