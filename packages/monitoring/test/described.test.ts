import type { Limit, Severity } from "@plinth/core";
import type { Construct } from "constructs";
import type { MonitoringModule, WatchOptions } from "../src";
import { keys, thingOf } from "./one-signal";
import { alarms, monitored, refusal } from "./thing";

describe("what an alarm says", () => {
  test.each<[number | undefined, Limit, string]>([
    [undefined, { above: 1, missing: "ignore" }, "for 3 minutes"],
    [60, { above: 1, periods: 1, missing: "ignore" }, "for 1 minute"],
    [300, { above: 1, periods: 2, missing: "ignore" }, "for 10 minutes"],
    [10, { above: 1, periods: 3, missing: "ignore" }, "for 30 seconds"],
    [30, { above: 1, periods: 3, missing: "ignore" }, "for 90 seconds"],
    [30, { above: 1, periods: 2, missing: "ignore" }, "for 1 minute"],
    [3600, { above: 1, periods: 2, outOf: 3, missing: "ignore" }, "in 2 of 3 periods of 60 minutes"],
    [60, { above: 1, periods: 2, outOf: 2, missing: "ignore" }, "for 2 minutes"],
    [10, { above: 1, outOf: 5, missing: "ignore" }, "in 3 of 5 periods of 10 seconds"],
  ])("of a period of %s seconds and %j is %s", (periodSeconds, limit, words) => {
    const metric = { namespace: "A", name: "B", dimensions: {}, statistic: "Sum", periodSeconds } as const;
    const made = monitored((monitoring, scope) => monitoring.watch(thingOf(scope, ["a"], () => ({ metric, limit }))));
    expect(alarms(made).B?.alarm_description).toBe(`a is above 1 ${words}\nSeverity: ticket`);
    expect(alarms(made).B?.dimensions).toBeUndefined();
  });

  test("is cut: half of what AWS takes for the problem, and the whole for the rest", () => {
    const made = (title: string, owner: string) =>
      alarms(
        monitored((monitoring, scope) =>
          monitoring.watch(
            thingOf(scope, ["a"], () => ({ title })),
            {},
            { owner },
          ),
        ),
      ).a?.alarm_description as string;
    const [problem = "", ...rest] = made("t".repeat(600), "o").split("\n");
    expect([problem.length, rest]).toEqual([512, ["Severity: ticket", "Owner: o"]]);
    expect(made("t", "o".repeat(2000))).toHaveLength(1024);
  });
});

describe("the severity of an alarm", () => {
  const severity = (own: Severity | undefined, options: WatchOptions<string>, limit: object | number | undefined) => {
    const made = monitored((monitoring, scope) => {
      const thing = thingOf(scope, ["a"], () => ({ limit: { above: 1, missing: "ignore", severity: own } }));
      monitoring.watch(thing, limit === undefined ? {} : ({ a: limit } as never), options);
    });
    return /Severity: (\w+)/.exec(alarms(made).a?.alarm_description)?.[1];
  };

  test.each<[Severity, Severity | undefined, WatchOptions<string>, object | number | undefined]>([
    ["ticket", undefined, {}, undefined],
    ["page", "page", {}, undefined],
    ["page", "page", {}, 5],
    ["ticket", "page", { severity: "ticket" }, undefined],
    ["ticket", "page", { severity: { a: "ticket" } }, 5],
    ["page", "page", { severity: {} }, undefined],
    ["page", undefined, { severity: "ticket" }, { above: 1, missing: "ignore", severity: "page" }],
    ["ticket", "page", {}, { above: 1, missing: "ignore" }],
  ])("is %s, where the signal says %s, the thing %j and the limit %j", (expected, own, options, limit) => {
    expect(severity(own, options, limit)).toBe(expected);
  });
});

describe("a composite alarm", () => {
  const together = (count: number, length: number) => (monitoring: MonitoringModule, scope: Construct) =>
    monitoring.watch(
      thingOf(scope, keys(count, length), () => ({})),
      {},
      { composite: true },
    );

  test("can have 100 alarms, and no more", () => {
    const rule = monitored(together(100, 3)).the("aws_cloudwatch_composite_alarm").alarm_rule as string;
    expect(rule.split(" OR ")).toHaveLength(100);
    expect(refusal(together(101, 3))).toBe("  - composite must have at most 100 alarms, got 101");
  });

  test("can have 100 alarms for each severity", () => {
    const severity = Object.fromEntries(
      keys(200, 3).map((key, index) => [key, index % 2 ? "page" : "ticket"] as const),
    );
    const made = monitored((monitoring, scope) =>
      monitoring.watch(
        thingOf(scope, keys(200, 3), () => ({})),
        {},
        { composite: true, severity },
      ),
    );
    const rules = Object.values(made.all("aws_cloudwatch_composite_alarm")).map(({ alarm_rule: rule }) =>
      rule.split(" OR "),
    );
    expect(rules.map(({ length }) => length)).toEqual([100, 100]);
  });

  test("can have a rule of 10240 characters, and no longer one", () => {
    expect(() => monitored(together(90, 60))).not.toThrow();
    expect(refusal(together(90, 90))).toBe("  - composite must have a rule of at most 10240 characters");
  });
});
