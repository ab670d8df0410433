import { Synthesized } from "@plinth/testing";
import type { WatchOptions } from "../src";
import { keys, thingOf } from "./one-signal";
import { monitored } from "./thing";

describe("a dashboard of one thing", () => {
  const own = (count: number, options: WatchOptions<string> = {}) => {
    const made = monitored((monitoring, scope) => {
      const thing = thingOf(scope, keys(count), () => ({}));
      monitoring.watch(thing, {}, options);
      monitoring.dashboardFor(thing);
    });
    return Object.values(made.all("aws_cloudwatch_dashboard")).map(
      ({ dashboard_body }) => Synthesized.json(dashboard_body).widgets,
    )[0];
  };

  test("ends with a table of what the limits mean, as Markdown", () => {
    const runbook = "https://wiki.example.com";
    expect(own(1, { runbook }).at(-1)).toMatchObject({
      type: "text",
      width: 24,
      properties: {
        markdown: [
          "Signal | Alarm when it | Severity | What to do",
          "--- | --- | --- | ---",
          `k0 | is above 1 for 3 minutes | ticket | [runbook](${runbook})`,
        ].join("\n"),
      },
    });
    expect(own(2).at(-1).properties.markdown).toMatch(/\nk0 \| [^\n]* \| -\nk1 \| [^\n]* \| -$/);
  });

  test.each([
    [1, 3],
    [2, 4],
    [10, 12],
    [11, 12],
    [30, 12],
  ])("has a table of %i limits that is %i rows high", (count, height) => {
    expect(own(count).at(-1).height).toBe(height);
  });

  test.each([
    [1, 2],
    [12, 2],
    [13, 3],
    [24, 3],
    [25, 4],
  ])("shows the state of %i alarms in a widget that is %i rows high", (count, height) => {
    expect(own(count)[1]).toMatchObject({ type: "alarm", x: 0, y: 2, width: 24, height });
  });

  test("puts its charts side by side, each row below the one before", () => {
    const charts = own(5).filter(({ type }: { type: string }) => type === "metric");
    expect(charts.map(({ x, y, width, height }: Record<string, number>) => [x, y, width, height])).toEqual([
      [0, 4, 12, 7],
      [12, 4, 12, 7],
      [0, 11, 12, 7],
      [12, 11, 12, 7],
      [0, 18, 12, 7],
    ]);
    expect(own(5).at(-1)).toMatchObject({ x: 0, y: 25 });
  });
});
