import type { Signals } from "@plinth/core";
import { synthWarnings } from "@plinth/testing";
import { Construct } from "constructs";
import { MonitoringModule } from "../src";
import { Thing } from "./thing";
import { METRIC } from "./told";

const warnings = (use: (monitoring: MonitoringModule, scope: Construct) => void) =>
  synthWarnings((stack) => use(new MonitoringModule(stack, "Monitoring", { environment: "dev" }), stack));

class Measured extends Construct {
  constructor(
    scope: Construct,
    public readonly signals: Signals,
  ) {
    super(scope, "Measured");
  }
}

test.each([
  ["metric", ["m1"]],
  ["m10 + metric", ["m1"]],
  ["m1_rate + metric", ["m1"]],
  ["M1 + metric", ["m1"]],
  ["m1 + metric", []],
  ["RATE(m1)", []],
])("a metric that the formula %s does not use is a warning: %j", (formula, unused) => {
  const used = ["m10", "m1_rate"].filter((name) => formula.includes(name));
  const metrics = Object.fromEntries(["m1", ...used].map((name) => [name, METRIC]));
  const signals = { errors: { title: "Errors", metric: METRIC, math: { formula, metrics } } };
  expect(warnings((monitoring, scope) => monitoring.watch(new Measured(scope, signals)))).toEqual(
    unused.map(
      (name) =>
        `watch("Measured"): signals.errors.math.formula does not use its metric "${name}", which is paid for: remove it`,
    ),
  );
});

test("composite alarms without an alarm to join are a warning", () => {
  const none = { cpu: false, storage: false, latency: false } as const;
  const joined = (limits: object) =>
    warnings((monitoring, scope) => monitoring.watch(new Thing(scope, "Database"), limits, { composite: true }));
  expect(joined(none)).toEqual(['watch("Database"): composite joins no alarms: give a signal a limit']);
  expect(joined({ ...none, cpu: 90 })).toEqual([]);
  expect(warnings((monitoring, scope) => monitoring.watch(new Thing(scope, "Database"), none))).toEqual([]);
});

test.each([
  ["http://chat.example.com", true],
  ["https://chat.example.com", false],
])("that the webhook %s is not encrypted is a warning: %s", (webhook, isWarning) => {
  const text = 'notify("Chat"): webhook receives the alarms without encryption: use https://';
  expect(warnings((monitoring) => monitoring.notify("Chat", { webhook }))).toEqual(isWarning ? [text] : []);
});
