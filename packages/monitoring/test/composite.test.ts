import { Construct } from "constructs";
import type { MonitoringModule } from "../src";
import { body, monitored, refusal, Thing } from "./thing";

const together = (extra: (monitoring: MonitoringModule) => void = () => {}) =>
  monitored((monitoring, scope) => {
    const database = new Thing(scope, "Database");
    monitoring.watch(database, {}, { composite: true, severity: { storage: "page" } });
    const web = new Thing(scope, "Web");
    monitoring.watch(web, {}, { composite: { suppressedBy: database }, owner: "shop team" });
    extra(monitoring);
  });

describe("composite alarms", () => {
  test("there is one for each severity of a thing, over its alarms", () => {
    const made = together();
    expect(
      made.the("aws_cloudwatch_composite_alarm", "Monitoring_Alarms_Database_Composite_Page_31B8E04B"),
    ).toMatchObject({
      alarm_name: "test-monitoring-alarms-database-composite-page",
      alarm_description: "Something is wrong with Database: storage\nSeverity: page",
      alarm_rule: 'ALARM("${aws_cloudwatch_metric_alarm.Monitoring_Alarms_Database_storage_D5402755.alarm_name}")',
    });
    expect(made.addresses.filter((address) => address.includes("composite"))).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_composite_alarm.Monitoring_Alarms_Database_Composite_Page_31B8E04B",
  "aws_cloudwatch_composite_alarm.Monitoring_Alarms_Database_Composite_Ticket_12B7B823",
  "aws_cloudwatch_composite_alarm.Monitoring_Alarms_Web_Composite_Ticket_84586637",
]
`);
  });

  test("they tell, and the alarms below them are silent", () => {
    const made = together();
    const told = Object.values(made.all("aws_cloudwatch_composite_alarm")).map(({ alarm_actions }) => alarm_actions);
    expect(told).toEqual(told.map(() => ["${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}"]));
    const below = Object.values(made.all("aws_cloudwatch_metric_alarm"));
    expect(below.map(({ alarm_actions, ok_actions }) => [alarm_actions, ok_actions])).toEqual(
      below.map(() => [[], []]),
    );
  });

  test("a thing is silent while what it needs is in alarm", () => {
    expect(
      together().the("aws_cloudwatch_composite_alarm", "Monitoring_Alarms_Web_Composite_Ticket_84586637"),
    ).toMatchObject({
      alarm_description: "Something is wrong with Web: cpu, storage, latency\nSeverity: ticket\nOwner: shop team",
      actions_suppressor: {
        alarm: "${aws_cloudwatch_composite_alarm.Monitoring_Alarms_Database_Composite_Page_31B8E04B.alarm_name}",
        wait_period: 120,
        extension_period: 300,
      },
    });
  });

  test("whoever hears later hears them too", () => {
    const made = together((monitoring) =>
      monitoring.notify("Pager", { webhook: "https://pager.example.com", severity: "page" }),
    );
    const [page, ...others] = Object.values(made.all("aws_cloudwatch_composite_alarm"));
    expect(page.alarm_actions).toHaveLength(2);
    expect(others.map(({ alarm_actions }) => alarm_actions.length)).toEqual([1, 1]);
  });

  test("they come first in the overview of the dashboard", () => {
    const [, overview] = body(together()).widgets;
    expect(overview.properties.alarms[0]).toContain("aws_cloudwatch_composite_alarm");
    expect(overview.properties.alarms).toHaveLength(9);
  });

  test("they move no address of the alarms below them", () => {
    const alone = monitored((monitoring, scope) => monitoring.watch(new Thing(scope, "Database")));
    expect(together().addresses).toEqual(expect.arrayContaining(alone.addresses));
  });
});

describe("refusals", () => {
  test("what silences must be watched before, with composite alarms", () => {
    const said = refusal((monitoring, scope) => {
      const database = new Thing(scope, "Database");
      monitoring.watch(database);
      monitoring.watch(new Thing(scope, "Web"), {}, { composite: { suppressedBy: database, waitSeconds: -1 } });
    });
    expect(said).toMatchInlineSnapshot(`
"  - composite.waitSeconds must be 0 to 86400, got -1
  - composite.suppressedBy must be watched before, with composite alarms, got test/Database"
`);
  });

  test("a rule that is too long, because ids are long", () => {
    class Many extends Construct {
      public readonly signals = Object.fromEntries(
        Array.from({ length: 101 }, (_, index) => [
          `signal${"x".repeat(100)}${index}`,
          new Thing(this, `T${index}`).signals.cpu,
        ]),
      );
    }
    expect(
      refusal((monitoring, scope) => monitoring.watch(new Many(scope, "Many"), {}, { composite: true })),
    ).toMatchInlineSnapshot(`"  - composite must have at most 100 alarms, got 101"`);
  });
});
