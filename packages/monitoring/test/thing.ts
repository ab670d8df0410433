import type { Monitorable, Signals } from "@plinth/core";
import { type Arguments, Synthesized, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { MonitoringModule, type MonitoringModuleProps } from "../src";

/** Something to watch, without anything behind it. */
export type ThingSignal = "cpu" | "storage" | "latency" | "size";

export class Thing extends Construct implements Monitorable<ThingSignal> {
  public readonly signals: Signals<ThingSignal> = {
    cpu: {
      title: `CPU of ${this.node.id}`,
      metric: metric("CPUUtilization", "Average", 300, "Percent"),
      limit: { above: 80, missing: "breaching" },
    },
    storage: {
      title: `Free storage of ${this.node.id}`,
      metric: metric("FreeStorageSpace", "Minimum", 300, "Bytes"),
      limit: { below: 2147483648, periods: 1, missing: "missing" },
    },
    latency: {
      title: `Slowest hundredth of ${this.node.id}`,
      metric: metric("ReadLatency", "p99", 60, "Seconds"),
      limit: { above: 0.05, periods: 1, missing: "notBreaching" },
    },
    size: { title: `Size of ${this.node.id}`, metric: metric("DatabaseConnections", "Maximum", 60, "Count") },
  };
}

function metric(
  name: string,
  statistic: "Average" | "Minimum" | "Maximum" | "p99",
  periodSeconds: number,
  unit: string,
) {
  return {
    namespace: "AWS/RDS",
    name,
    statistic,
    periodSeconds,
    unit,
    dimensions: { DBInstanceIdentifier: "test-database" },
  } as const;
}

export const monitored = (
  speak: (monitoring: MonitoringModule, scope: Construct) => void,
  props: Partial<MonitoringModuleProps> = {},
) =>
  synth((stack) => {
    speak(new MonitoringModule(stack, "Monitoring", { environment: "dev", ...props }), stack);
  });

export const watched = (limits: Parameters<typeof MonitoringModule.prototype.watch<ThingSignal>>[1] = {}) =>
  monitored((monitoring, scope) => monitoring.watch(new Thing(scope, "Database"), limits));

export const alarms = (made: Synthesized): Record<string, Arguments> =>
  Object.fromEntries(Object.values(made.all("aws_cloudwatch_metric_alarm")).map((alarm) => [alarm.metric_name, alarm]));

export const body = (made: Synthesized) => Synthesized.json(made.the("aws_cloudwatch_dashboard").dashboard_body);

export const refusal = (speak: (monitoring: MonitoringModule, scope: Construct) => void, props = {}) => {
  try {
    monitored(speak, props);
  } catch (error) {
    return (error as Error).message.replace(/^[^\n]+\n/, "");
  }
  throw new Error("it was accepted");
};
