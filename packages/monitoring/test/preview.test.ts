import type { Signal } from "@plinth/core";
import { App, TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { MonitoringModule, previewPage } from "../src";
import { axisEnd } from "../src/preview/axis";
import { samplesOf } from "../src/preview/samples";
import { readable } from "../src/readable";
import { Thing } from "./thing";

const page = (speak: (monitoring: MonitoringModule, stack: TerraformStack) => void) => {
  const stack = new TerraformStack(new App({ outdir: Testing.app().outdir }), "shop");
  const monitoring = new MonitoringModule(stack, "Monitoring", { environment: "dev", owner: "shop <team>" });
  speak(monitoring, stack);
  return previewPage(monitoring);
};

const database = () =>
  page((monitoring, stack) => {
    monitoring.watch(
      new Thing(stack, "Database"),
      {},
      { severity: { cpu: "page" }, runbook: "https://wiki.example.com" },
    );
  });

describe("page", () => {
  test("it has a chart for each signal, and a row for each alarm", () => {
    const made = database();
    expect(made.match(/<svg /g)).toHaveLength(4);
    expect(made.match(/<tr><td>/g)).toHaveLength(3);
    expect(made).toContain("<td>CPU of Database</td><td>is above 80 % for 15 minutes</td>");
    expect(made).toContain('<span class="pill page">page</span></td><td>is a problem</td>');
    expect(made).toContain('<a href="https://wiki.example.com">open</a>');
  });

  test("limits are lines, with their severity", () => {
    const made = database();
    expect(made).toContain(">page above 80 %</text>");
    expect(made).toContain(">ticket below 2 GiB</text>");
  });

  test("it needs nothing else: no script, and nothing is fetched", () => {
    const made = database();
    expect(made).not.toMatch(/<script|<link|<img|@import|url\(/);
  });

  test("it is the same in every run", () => {
    expect(database()).toBe(database());
  });

  test("words of people are text and not HTML", () => {
    expect(database()).toContain("shop &lt;team&gt;");
    expect(database()).not.toContain("shop <team>");
  });

  test("no placeholder of a synthesis is in it", () => {
    expect(database()).not.toMatch(/TfToken|\$\{|undefined|NaN/);
  });

  test("while nothing is watched it says so by zeroes", () => {
    expect(page(() => {})).toContain("<b>0</b><span>alarms</span>");
  });
});

describe("samples", () => {
  const signal = (limit: Signal["limit"], unit: string): Signal => ({
    title: "Signal",
    metric: { namespace: "AWS/RDS", name: "CPUUtilization", dimensions: {}, statistic: "Average", unit },
    limit,
  });

  test("they lie on the good side of the limit", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e12, noNaN: true }),
        fc.constantFrom("Bytes", "Count"),
        (value, unit) => {
          expect(Math.max(...samplesOf(signal({ above: value, missing: "ignore" }, unit)))).toBeLessThanOrEqual(value);
          expect(Math.min(...samplesOf(signal({ below: value, missing: "ignore" }, unit)))).toBeGreaterThanOrEqual(
            unit === "Count" ? Math.floor(value) : value,
          );
        },
      ),
    );
  });
});

describe("numbers", () => {
  test.each([
    [2147483648, "Bytes", "2 GiB"],
    [0, "Bytes", "0 B"],
    [80, "Percent", "80 %"],
    [0.05, "Seconds", "50 ms"],
    [2, "Seconds", "2 s"],
    [3000, "Milliseconds", "3 s"],
    [200, "Milliseconds", "200 ms"],
    [1441, "Count", "1441"],
    [12000, "Count", "12 k"],
    [3, undefined, "3"],
  ])("%d %s is %s", (value, unit, words) => {
    expect(readable(value, unit)).toBe(words);
  });

  test("an axis ends at or above its highest value, and not far above", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e15, noNaN: true }),
        fc.constantFrom("Bytes", "Count", "Percent", "Seconds", undefined),
        (value, unit) => {
          const end = axisEnd(value, unit);
          expect(end).toBeGreaterThanOrEqual(value);
          expect(end).toBeLessThanOrEqual(Math.max(value * 2.0001, unit === "Count" ? 4 : 0));
        },
      ),
    );
    expect([axisEnd(88, "Percent"), axisEnd(1.7 * 2 ** 30, "Bytes"), axisEnd(1, "Count")]).toEqual([
      100,
      2 * 2 ** 30,
      4,
    ]);
  });
});
