import type { Limit } from "@plinth/core";
import { monitored, Thing } from "./thing";
import { type Almost, problemsOf } from "./told";

const text = (length: number) => "x".repeat(length);

describe("the limit of a signal", () => {
  test.each<Almost<Limit>>([
    { above: 0 },
    { below: -1.5 },
    { band: 0.1 },
    { band: 2, side: "both" },
    { band: 2, side: "above" },
    { band: 2, side: "below" },
    { above: 1, periods: 1, outOf: 1 },
    { above: 1, periods: 2, outOf: 5 },
    { above: 1, periods: 1440, missing: "breaching", severity: "page" },
    { above: 1, missing: "missing", severity: "ticket", runbook: `https://${text(500)}` },
    { above: 1, missing: "notBreaching", runbook: "https://a" },
    { above: 1, missing: "notBreaching", runbook: "http://wiki/cpu" },
  ])("can be %j", (limit) => {
    expect(problemsOf({ limit })).toEqual([]);
  });

  test.each<[Almost<Limit>, string | RegExp]>([
    [{ above: "1" }, 'limit.above must be a number and be finite, got "1"'],
    [{ below: Number.NaN }, "limit.below must be finite, got NaN"],
    [{ above: Number.POSITIVE_INFINITY }, "limit.above must be finite, got Infinity"],
    [{ band: 0 }, "limit.band must be more than 0 standard deviations, got 0"],
    [{ band: -1 }, "limit.band must be more than 0 standard deviations, got -1"],
    [{ band: 1, side: "left" }, 'limit.side must be one of above, below, both, got "left"'],
    [{ above: 1, periods: 0 }, "limit.periods must be 1 to 1440, got 0"],
    [{ above: 1, periods: 1441 }, "limit.periods must be 1 to 1440, got 1441"],
    [{ above: 1, periods: 2, outOf: 1 }, "limit.outOf must be 2 to 1440, got 1"],
    [{ above: 1, outOf: 2 }, "limit.outOf must be 3 to 1440, got 2"],
    [{ above: 1, periods: "1" }, 'limit.periods must be a whole number, got "1"'],
    [{ above: 1, outOf: true }, "limit.outOf must be a whole number, got true"],
    [{ above: 1, periods: 1.5 }, "limit.periods must be 1 to 1440, got 1.5"],
    [
      { above: 1, missing: "good" },
      'limit.missing must be one of breaching, notBreaching, ignore, missing, got "good"',
    ],
    [{ above: 1, severity: "wake" }, 'limit.severity must be one of page, ticket, got "wake"'],
    ...["", "ftp://a", "https://", "https://a b", " https://a", "https://a ", "see https://a"].map(
      (runbook): [Almost<Limit>, string] => [
        { above: 1, runbook },
        `limit.runbook must be a link that begins with https:// or http://, got "${runbook}"`,
      ],
    ),
    [
      { above: 1, runbook: `https://${text(501)}` },
      /^limit\.runbook must be a link that begins with https:\/\/ or http:\/\/, got "/,
    ],
  ])("cannot be %j", (limit, problem) => {
    const [first] = problemsOf({ limit });
    if (typeof problem === "string") expect(first).toBe(problem);
    else expect(first).toMatch(problem);
  });

  test("must have a direction or a width, and only one", () => {
    expect(problemsOf({ limit: {} })).toEqual([
      'limit must be an object with above or below or band, got {"missing":"ignore"}',
    ]);
    expect(problemsOf({ limit: { above: 2, below: 1 } })[0]).toContain("limit.below is not a prop");
  });

  /** A day, or seven of periods of an hour or more. */
  test.each([
    [undefined, 1440],
    [10, 8640],
    [60, 1440],
    [300, 288],
    [3540, 24],
    [3600, 168],
    [86_400, 7],
  ])("of a period of %s seconds looks back on %i periods, and no more", (periodSeconds, most) => {
    const problems = (periods: number) => problemsOf({ metric: { periodSeconds }, limit: { above: 1, periods } });
    expect(problems(most)).toEqual([]);
    expect(problems(most + 1)).toEqual([`limit.periods must be 1 to ${most}, got ${most + 1}`]);
    const outOf = (count: number) =>
      problemsOf({ metric: { periodSeconds }, limit: { above: 1, periods: 1, outOf: count } });
    expect([outOf(most), outOf(most + 1)]).toEqual([[], [`limit.outOf must be 1 to ${most}, got ${most + 1}`]]);
  });
});

describe("other limits than the thing's own", () => {
  const problems = (limits: object) => {
    try {
      monitored((monitoring, scope) => monitoring.watch(new Thing(scope, "Web"), limits));
      return [];
    } catch (error) {
      return (error as Error).message.split("\n  - ").slice(1);
    }
  };

  test.each([
    { cpu: 0 },
    { cpu: false },
    { size: false },
    { cpu: { below: 1, periods: 288, missing: "ignore" } },
    { latency: { above: 1, periods: 1440, missing: "ignore" } },
    {},
    { cpu: undefined },
  ])("can be %j", (limits) => {
    expect(problems(limits)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ cpu: true }, "limits.cpu must be a number, a limit or false, got true"],
    [{ cpu: "80" }, 'limits.cpu must be an object with above or below or band, got "80"'],
    [{ cpu: Number.NaN }, "limits.cpu must be finite, got NaN"],
    [
      { size: 5 },
      'limits.size must have a direction, such as { above: 100, missing: "notBreaching" }, because this signal has no limit of its own, got 5',
    ],
    [{ cpu: { above: 1, periods: 289, missing: "ignore" } }, "limits.cpu.periods must be 1 to 288, got 289"],
    [{ latency: { above: 1, periods: 1441, missing: "ignore" } }, "limits.latency.periods must be 1 to 1440, got 1441"],
    [{ disk: 5 }, "limits.disk is not a prop, the props are cpu, storage, latency, size"],
  ])("cannot be %j", (limits, problem) => {
    expect(problems(limits)).toEqual([problem]);
  });
});
