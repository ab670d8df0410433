import { Synthesized } from "@plinth/testing";
import type { Construct } from "constructs";
import type { MonitoringModule } from "../src";
import { body, monitored, refusal, Thing, watched } from "./thing";

describe("dashboard", () => {
  test("there is none while nothing is watched", () => {
    expect(monitored(() => {}).all("aws_cloudwatch_dashboard")).toEqual({});
  });

  test("it shows the state of all alarms, a heading for each thing and a chart for each signal", () => {
    const { widgets } = body(watched());
    expect(widgets.map(({ type }: { type: string }) => type)).toEqual([
      "text",
      "alarm",
      "text",
      "metric",
      "metric",
      "metric",
      "metric",
    ]);
    expect(widgets[1].properties.alarms).toHaveLength(3);
    expect(widgets[0].properties.markdown).toBe("# test/Monitoring\ndev · 3 alarms");
    expect(widgets[2].properties.markdown).toBe("## Database\n3 alarms");
    expect(widgets[3].properties).toMatchObject({
      title: "CPU of Database",
      stat: "Average",
      period: 300,
      metrics: [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "test-database"]],
      yAxis: { left: { label: "Percent" } },
      annotations: { horizontal: [{ label: "ticket above 80 %", value: 80, color: "#ff7f0e" }] },
    });
  });

  test("no two widgets overlap, and all are inside the grid", () => {
    const { widgets } = body(
      monitored((monitoring, scope) => {
        for (const id of ["Database", "Replica", "Archive"]) monitoring.watch(new Thing(scope, id));
      }),
    );
    const cells = widgets.flatMap(({ x, y, width, height }: Record<string, number>) =>
      Array.from({ length: width * height }, (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(widgets.every(({ x, width }: Record<string, number>) => x + width <= 24)).toBe(true);
  });

  test("more than a hundred alarms are shown in several overviews", () => {
    const { widgets } = body(
      monitored((monitoring, scope) => {
        for (let index = 0; index < 35; index += 1) monitoring.watch(new Thing(scope, `Database${index}`));
      }),
    );
    const overviews = widgets.filter(({ type }: { type: string }) => type === "alarm");
    expect(overviews.map(({ properties }: { properties: { alarms: string[] } }) => properties.alarms.length)).toEqual([
      100, 5,
    ]);
  });
});

describe("dashboardFor", () => {
  const made = monitored(
    (monitoring, scope) => {
      const database = new Thing(scope, "Database");
      monitoring.watch(database, {}, { severity: { cpu: "page" } });
      monitoring.watch(new Thing(scope, "Replica"));
      monitoring.dashboardFor(database);
    },
    { owner: "data team", runbooks: "https://wiki.example.com" },
  );
  const [own] = Object.values(made.all("aws_cloudwatch_dashboard")).map(({ dashboard_name, dashboard_body }) => ({
    name: dashboard_name,
    widgets: Synthesized.json(dashboard_body).widgets,
  }));

  test("a thing has a page of its own: title, its alarms, two charts a row, and what the limits mean", () => {
    expect(own.name).toBe("test-monitoring-database");
    expect(own.widgets.map(({ type, width }: { type: string; width: number }) => `${type} ${width}`)).toEqual([
      "text 24",
      "alarm 24",
      ...Array.from({ length: 4 }, () => "metric 12"),
      "text 24",
    ]);
    expect(own.widgets[0].properties.markdown).toBe("# Database\ndev · owner: data team · 3 alarms");
    expect(own.widgets[1].properties.alarms).toHaveLength(3);
    expect(own.widgets.at(-1).properties.markdown).toContain(
      "CPU of Database | is above 80 % for 15 minutes | page | [runbook](https://wiki.example.com/database#cpu)",
    );
  });

  test("a limit that wakes somebody is red", () => {
    expect(own.widgets[2].properties.annotations.horizontal[0]).toMatchObject({
      label: "page above 80 %",
      color: "#d62728",
      fill: "above",
    });
  });

  test("its address is the contract", () => {
    expect(made.addresses.filter((address) => address.includes("dashboard"))).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_dashboard.Monitoring_Dashboard-Database_41C20C6E",
  "aws_cloudwatch_dashboard.Monitoring_Dashboard_DA10F213",
]
`);
  });

  test("refused: a thing that is not watched, or has one already", () => {
    expect(refusal((monitoring, scope) => monitoring.dashboardFor(new Thing(scope, "Database")))).toBe(
      "  - thing must be watched before, got Database",
    );
    const twice = (monitoring: MonitoringModule, scope: Construct) => {
      const thing = new Thing(scope, "Database");
      monitoring.watch(thing);
      for (const _ of [1, 2]) monitoring.dashboardFor(thing);
    };
    expect(refusal(twice)).toBe("  - thing must have one dashboard, got Database again");
  });
});
