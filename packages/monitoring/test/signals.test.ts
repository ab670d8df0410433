import type { Metric } from "@plinth/core";
import { Construct } from "constructs";
import { refusal } from "./thing";
import { METRIC, problemsOf, watch } from "./told";

const text = (length: number) => "x".repeat(length);
const many = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, value]));

describe("the metric of a signal", () => {
  test.each<[keyof Metric, unknown[]]>([
    ["namespace", ["A", text(255)]],
    ["name", ["a", text(255)]],
    ["dimensions", [{}, { [text(255)]: text(1024) }, many(30, "x")]],
    [
      "statistic",
      ["Average", "Sum", "Minimum", "Maximum", "SampleCount", "p0", "p9", "p50", "p99.9", "p00.01", "p100", "p100.00"],
    ],
    ["periodSeconds", [10, 20, 30, 60, 120, 3600, 86_400]],
    ["unit", ["Percent", ""]],
  ])("can have as its %s %j", (prop, values) => {
    for (const value of values) expect([value, ...problemsOf({ metric: { [prop]: value } })]).toEqual([value]);
  });

  const statistic = "be Average, Sum, Minimum, Maximum, SampleCount or p0 to p100";
  const period = "be 10, 20, 30 or a multiple of 60";

  test.each<[keyof Metric, string, unknown[]]>([
    ["namespace", "have 1 to 255 characters", ["", text(256)]],
    ["name", "have 1 to 255 characters", ["", text(256)]],
    ["dimensions", "have at most 30 members", [many(31, "x")]],
    ["dimensions", "have names of 1 to 255 characters", [{ "": "x" }, { [text(256)]: "x" }]],
    [
      "statistic",
      statistic,
      ["", "average", "Averages", " Sum", "Sum ", "MySum", "p", "p-1", "p101", "p100.5", "p1000", "p9.", "99", "p1,5"],
    ],
    ["statistic", `be text and ${statistic}`, [5, true, ["Sum"]]],
    ["periodSeconds", period, [0, -60, 1, 15, 40, 59, 61, 90, 60.5, Number.NaN]],
    ["periodSeconds", `be a whole number and ${period}`, ["60", true]],
    ["unit", "be text", [5, true]],
  ])("cannot have a %s: it must %s", (prop, rule, values) => {
    for (const value of values)
      expect([value, ...problemsOf({ metric: { [prop]: value } })]).toEqual([
        value,
        expect.stringContaining(`metric.${prop} must ${rule}, got `),
      ]);
  });

  test("has values of dimensions of 1 to 1024 characters", () => {
    for (const value of ["", text(1025)])
      expect(problemsOf({ metric: { dimensions: { D: value } } })).toEqual([
        expect.stringContaining("metric.dimensions.D must have 1 to 1024 characters, got "),
      ]);
  });

  test("must be given, and its title must be text", () => {
    expect(refusal(watch({ title: 5 }))).toBe("  - thing.signals.one.title must be text, got 5");
    const signals = { one: { title: "Load" } };
    expect(
      refusal((monitoring, scope) =>
        monitoring.watch(Object.assign(new Construct(scope, "Own"), { signals }) as never),
      ),
    ).toBe("  - thing.signals.one.metric must be given");
  });
});

describe("the formula of a signal", () => {
  test.each(["a", "m1", "requests_2", `a${text(254)}`])("can call a metric %s", (name) => {
    expect(problemsOf({ math: { formula: `metric / ${name}`, metrics: { [name]: METRIC } } })).toEqual([]);
  });

  const NAMES = "have names of letters, digits and underscores that begin in lower case";

  test.each(["A", "1a", "_a", "a-b", "a b", "a.b", " a", "a ", "", `a${text(255)}`])(
    "cannot call a metric %j",
    (name) => {
      expect(problemsOf({ math: { formula: `metric / ${name}`, metrics: { [name]: METRIC } } })).toContainEqual(
        expect.stringContaining(`math.metrics must ${NAMES}, got "`),
      );
    },
  );

  test.each(["metric", "result", "band"])("cannot call a metric %s, which alarms and charts do", (name) => {
    expect(problemsOf({ math: { formula: name, metrics: { [name]: METRIC } } })).toContain(
      `math.metrics must not be called metric, result or band, got "${name}"`,
    );
  });

  test("has 1 to 2048 characters and up to 9 metrics beside its own", () => {
    const formula = (length: number) => `metric${text(0).padEnd(length - 6)}`;
    expect(problemsOf({ math: { formula: formula(2048) } })).toEqual([]);
    for (const wrong of ["", formula(2049)])
      expect(problemsOf({ math: { formula: wrong } })).toEqual([
        expect.stringContaining("math.formula must have 1 to 2048 characters, got "),
      ]);
    const sum = (count: number) => ({ formula: Object.keys(many(count, 0)).join("+"), metrics: many(count, METRIC) });
    expect(problemsOf({ math: sum(9) })).toEqual([]);
    expect(problemsOf({ math: sum(10) })).toEqual([
      expect.stringContaining("math.metrics must have at most 9 members"),
    ]);
  });

  test.each([
    "metric",
    "m1 + metric",
    "100*(metric-m1)/m1",
    "IF(metric > 1e3, metric, m1)",
    "FILL(m1, REPEAT) + PERIOD(metric)",
    "'m2' + m1",
    "SEARCH(\"{AWS/RDS} latency\", 'Average', 300) + m1",
    "SELECT AVG(value) FROM logs WHERE m1 = 1",
    "  select avg(value) from m1",
  ])("can be %s", (formula) => {
    const metrics = formula.includes("m1") ? { m1: METRIC } : {};
    expect(problemsOf({ math: { formula, metrics } })).toEqual([]);
  });

  test.each([
    ["m1 + m2", "m2"],
    ["m1 + m10", "m10"],
    ["m1 + requests * requests", "requests"],
    ["m1 + a + b", "a, b"],
    ["m1 + 'text' + other", "other"],
    ["m1 + SELECT(x)", "x"],
    ["m1 + SELECTED(x)", "x"],
    ["a SELECT m1", "a"],
    ["SELECTED + m1 + x", "x"],
  ])("cannot be %s, which names %s", (formula, unknown) => {
    expect(problemsOf({ math: { formula, metrics: { m1: METRIC } } })).toEqual([
      `math.formula must name its metrics, got ${unknown}`,
    ]);
  });
});
