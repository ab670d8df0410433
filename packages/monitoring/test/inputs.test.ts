import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Monitorable, Signal } from "@plinth/core";
import { inputFaults } from "@plinth/testing";
import { Fn, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { MonitoringModule, type MonitoringModuleProps } from "../src";
import { MONITORING } from "../src/props";
import { alarms, monitored, refusal, Thing } from "./thing";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
const logGroup = { name: "/plinth/ec2/web" };
const limit = { above: 5, periods: 2, outOf: 3, missing: "ignore", severity: "page", runbook: "https://a.example.com" };
const target = { arn: "arn:aws:lambda:us-east-1:123456789012:function:index", functionName: "index" };

test("every prop passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: MonitoringModuleProps) => {
      const monitoring = new MonitoringModule(stack, "Monitoring", props);
      monitoring.watch(new Thing(stack, "Database"));
      monitoring.dashboardFor(stack.node.findChild("Database") as Thing);
    },
    props: (stack) => ({
      environment: "prod",
      name: "shop-alarms",
      emails: ["team@example.com"],
      owner: "shop team",
      runbooks: "https://wiki.example.com/runbooks",
      encryptionKey: { arn: KEY },
      tags: { Team: "shop" },
      provider: new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" }),
    }),
    names: Object.keys(MONITORING.rows ?? {}),
  });
  expect(faults).toEqual([]);
});

type Method = (monitoring: MonitoringModule, given: never, stack: TerraformStack) => unknown;

const METHODS: readonly (readonly [string, Method, () => object])[] = [
  [
    "watch",
    (monitoring, given: object, stack) => {
      const database = new Thing(stack, "Database");
      monitoring.watch(database, {}, { composite: true });
      monitoring.watch(new Thing(stack, "Web"), {}, given);
    },
    () => ({
      severity: { cpu: "page" },
      owner: "shop team",
      runbook: "https://wiki.example.com",
      composite: { waitSeconds: 60, extensionSeconds: 60 },
    }),
  ],
  [
    "watch with limits",
    (monitoring, given: object, stack) => monitoring.watch(new Thing(stack, "Web"), given),
    () => ({
      cpu: 70,
      storage: false,
      latency: limit,
      size: { ...limit, above: undefined, band: 2, side: "above" },
    }),
  ],
  [
    "watch of signals",
    (monitoring, given: { signals: Record<string, Signal> }, stack) =>
      monitoring.watch(Object.assign(new Construct(stack, "Own"), { signals: given.signals }) as Monitorable),
    () => ({
      signals: {
        errors: {
          title: "Errors",
          metric: {
            namespace: "AWS/ApplicationELB",
            name: "Errors",
            dimensions: { LoadBalancer: "app/web/1" },
            statistic: "p99.9",
            periodSeconds: 60,
            unit: "Count",
          },
          math: {
            formula: "metric / m1",
            metrics: { m1: { namespace: "A", name: "B", dimensions: {}, statistic: "Sum" } },
          },
          limit,
        },
      },
    }),
  ],
  [
    "watchLogs",
    (monitoring, given: never) => monitoring.watchLogs("Errors", given),
    () => ({ logGroup, pattern: "ERROR", limit, severity: "page", owner: "team", runbook: "https://a.example.com" }),
  ],
  [
    "watchTrail",
    (monitoring, given: { logGroup: never; limits: never; options: never }) =>
      monitoring.watchTrail(given.logGroup, given.limits, given.options),
    () => ({
      logGroup,
      limits: { rootUse: 1 },
      options: { severity: "page", owner: "team", runbook: "https://a.example.com" },
    }),
  ],
  ...[
    { email: "ops@example.com" },
    { webhook: "https://pager.example.com", confirmsItself: true },
    { queue: { arn: "arn:aws:sqs:us-east-1:123456789012:alarms", url: "https://sqs" } },
    { function: target },
    { action: "arn:aws:ssm:us-east-1:123456789012:opsitem:2" },
  ].map(
    (subscriber) =>
      [
        `notify of ${Object.keys(subscriber)[0]}`,
        (monitoring: MonitoringModule, given: never) => monitoring.notify("Ops", given),
        () => ({ ...subscriber, severity: "page" }),
      ] as const,
  ),
  [
    "addQuery",
    (monitoring, given: never) => monitoring.addQuery("Slow", given),
    () => ({ logGroups: [logGroup], query: "limit 1" }),
  ],
  ...[
    { function: target },
    {
      streamArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs",
      role: { arn: "arn:aws:iam::123456789012:role/to-firehose" },
    },
    { destinationArn: "arn:aws:logs:us-east-1:123456789012:destination:far" },
  ].map(
    (to) =>
      [
        `forwardLogs to ${Object.keys(to)[0]}`,
        (monitoring: MonitoringModule, given: never) => monitoring.forwardLogs("Far", given),
        () => ({ logGroup, to, pattern: "ERROR" }),
      ] as const,
  ),
  [
    "maskPersonalData",
    (monitoring, given: never) => monitoring.maskPersonalData("Web", given),
    () => ({ logGroup, kinds: ["EmailAddress", "PhoneNumber-US"], findings: { name: "/found" } }),
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused",
  (name, call, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => {
        call(new MonitoringModule(stack, "Monitoring", { environment: "dev" }), given, stack);
      },
      props,
      unions: [
        "severity",
        "composite",
        "limit",
        "cpu",
        "storage",
        "latency",
        "size",
        "options.severity",
        "limits.rootUse",
      ],
    });
    // These take their values one by one, and no object of props.
    const isPositional = ["watch of signals", "watchTrail"].includes(name);
    expect(faults.filter((fault) => !(isPositional && fault.startsWith("props =")))).toEqual([]);
  },
);

test.each([{}, null, undefined, 7, "a text", [], () => 1, { signals: {} }, { signals: 7 }])(
  "watch(%p) and dashboardFor are refused in our words",
  (thing) => {
    expect(refusal((monitoring) => monitoring.watch(thing as never))).toMatch(/^ {2}- thing/);
    expect(refusal((monitoring) => monitoring.dashboardFor(thing as never))).toMatch(/^ {2}- thing/);
    const composite = { suppressedBy: thing as never };
    if (thing === undefined) return;
    expect(refusal((monitoring, scope) => monitoring.watch(new Thing(scope, "Web"), {}, { composite }))).toMatch(
      /^ {2}- composite/,
    );
  },
);

test.each(["production", "staging", undefined, null, 1])("the environment %p is refused", (environment) => {
  expect(refusal(() => {}, { environment })).toMatch(/^ {2}- environment must be/);
});

describe("values known only after apply", () => {
  const later = (scope: Construct) => new TerraformVariable(scope, "Later", {});
  const said = (limits: (value: number) => object) =>
    refusal((monitoring, scope) =>
      monitoring.watch(new Thing(scope, "Web"), limits(later(scope).numberValue) as never),
    );
  const sentence = (prop: string) => `  - ${prop} must be a literal value, got a value that is known only after apply`;

  test("alarm `periods: N`, `outOf: N`, `above: N`, and a number that moves a limit", () => {
    const missing = "ignore";
    expect(said((periods) => ({ cpu: { above: 1, periods, missing } }))).toBe(sentence("limits.cpu.periods"));
    expect(said((outOf) => ({ cpu: { above: 1, outOf, missing } }))).toBe(sentence("limits.cpu.outOf"));
    expect(said((above) => ({ cpu: { above, missing } }))).toBe(sentence("limits.cpu.above"));
    expect(said((cpu) => ({ cpu }))).toBe(sentence("limits.cpu"));
  });

  test("`watchLogs limit: N`", () => {
    const watch = (monitoring: MonitoringModule, scope: Construct) =>
      monitoring.watchLogs("E", { logGroup, pattern: "E", limit: later(scope).numberValue });
    expect(refusal(watch)).toBe(sentence("limit"));
  });

  test("`emails: [T]`, which would be an id, and a list of them; notify takes one", () => {
    expect(refusal(() => {}, { emails: [Token.asString(Fn.lower("A"))] })).toBe(sentence("emails[0]"));
    expect(refusal(() => {}, { emails: Token.asList(Fn.distinct(["a"])) })).toBe(sentence("emails"));
    const made = monitored((monitoring, scope) => monitoring.notify("Ops", { email: later(scope).stringValue }));
    expect(made.the("aws_sns_topic_subscription").endpoint).toBe("${var.Later}");
  });

  test("owner, runbook and a title are in descriptions as a whole", () => {
    const made = monitored((monitoring, scope) => {
      const value = later(scope).stringValue;
      monitoring.watch(new Thing(scope, "Web"), {}, { owner: `${"o".repeat(1000)}${value}`, runbook: value });
    });
    expect(alarms(made).CPUUtilization?.alarm_description).toMatch(/o\$\{var\.Later\}\nRunbook: \$\{var\.Later\}$/);
  });
});
