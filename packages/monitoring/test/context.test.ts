import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { MonitoringModule } from "../src";
import { monitored, refusal, Thing } from "./thing";

const logGroup = { name: "/plinth/ec2/web" };
const everything = (monitoring: MonitoringModule, thing: Thing) => {
  monitoring.watch(thing, {}, { composite: true });
  monitoring.dashboardFor(thing);
  monitoring.watchLogs("Errors", { logGroup, pattern: "ERROR" });
  monitoring.watchTrail(logGroup);
  monitoring.notify("Pager", { webhook: "https://pager.example.com", severity: "page" });
  monitoring.addQuery("Slow", { logGroups: [logGroup], query: "limit 1" });
};

test("with a name, no argument changes when the module moves below another construct", () => {
  const namesIn = (isMoved: boolean) => {
    const { document } = synth((stack) => {
      const scope = isMoved ? new Construct(stack, "Below") : stack;
      const monitoring = new MonitoringModule(scope, "Monitoring", { environment: "dev", name: "Shop_Alarms" });
      everything(monitoring, new Thing(stack, "Database"));
    });
    return Object.entries(document.resource as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      ([type, all]) =>
        Object.values(all).flatMap((one) =>
          Object.entries(one).flatMap(([key, value]) =>
            /^(name|alarm_name|dashboard_name|description)$/.test(key) ? [`${type}.${key} = ${value}`] : [],
          ),
        ),
    );
  };
  expect(namesIn(true).sort()).toEqual(namesIn(false).sort());
  expect(namesIn(false)).toEqual(
    expect.arrayContaining([
      "aws_sns_topic.name = Shop_Alarms",
      "aws_cloudwatch_dashboard.dashboard_name = Shop_Alarms",
      expect.stringMatching(/^aws_sns_topic\.name = shop-alarms-pages/),
      expect.stringMatching(/^aws_cloudwatch_metric_alarm\.alarm_name = shop-alarms-alarms-database-cpu/),
    ]),
  );
});

test.each(["", "a b", "a.b", "x".repeat(201)])("the name %j is refused", (name) => {
  expect(refusal(() => {}, { name })).toMatch(/^ {2}- name must have 1 to 200 letters, digits and "_-", got/);
});

test("`Orders_1` and `Orders-1` have names of their own", () => {
  const { document } = synth((stack) => {
    for (const id of ["Orders_1", "Orders-1"]) new MonitoringModule(stack, id, { environment: "dev" });
  });
  const topics = Object.values(document.resource.aws_sns_topic as Record<string, { name: string }>);
  expect(new Set(topics.map(({ name }) => name)).size).toBe(2);
});

test("a `Name` of the caller stays on everything that the module creates", () => {
  const { document } = monitored((monitoring, scope) => everything(monitoring, new Thing(scope, "Database")), {
    tags: { Name: "alarms", Team: "shop" },
  });
  const tagged = Object.values(document.resource as Record<string, Record<string, { tags?: object }>>)
    .flatMap((all) => Object.values(all))
    .flatMap(({ tags }) => (tags ? [tags] : []));
  expect(tagged.length).toBeGreaterThan(20);
  expect(tagged).toEqual(tagged.map(() => ({ Name: "alarms", Team: "shop" })));
});

test("text that Terraform would interpolate is written as it is", () => {
  const made = monitored(
    (monitoring) => {
      monitoring.watchLogs("E", { logGroup, pattern: "${x} %{y}" });
      monitoring.addQuery("Q", { logGroups: [logGroup], query: "filter a = '${x}'" });
    },
    { owner: "${team}", tags: { Team: "%{team}" } },
  );
  expect(made.the("aws_cloudwatch_log_metric_filter").pattern).toBe("$${x} %%{y}");
  expect(made.the("aws_cloudwatch_query_definition").query_string).toBe("filter a = '$${x}'");
  expect(made.the("aws_cloudwatch_metric_alarm").alarm_description).toContain("Owner: $${team}");
  expect(made.the("aws_sns_topic").tags.Team).toBe("%%{team}");
});

test("the data sources are those of the stack, once for all modules", () => {
  const { document } = synth((stack) => {
    for (const id of ["A", "B"])
      everything(new MonitoringModule(stack, id, { environment: "dev" }), new Thing(stack, `T${id}`));
  });
  expect(Object.values(document.data as object).map((all) => Object.keys(all).length)).toEqual([1, 1, 1]);
});

test("`topic.node.addDependency(db)`, which Terraform does not know of, is a warning", () => {
  const topics: SnsTopic[] = [];
  monitored(({ topic }, scope) => {
    topic.node.addDependency(new SnsTopic(scope, "Other"));
    topics.push(topic);
  });
  const warnings = topics[0]?.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
  expect(warnings).toEqual([
    "node.addDependency(test/Other) has no effect on resources: use dependsOn, or a value of it",
  ]);
});
