import type { Limit, Metric, MetricMath, Monitorable } from "@plinth/core";
import { Construct } from "constructs";
import { monitored } from "./thing";

export const METRIC = { namespace: "AWS/RDS", name: "Load", dimensions: {}, statistic: "Sum" } as const;

/** Values that are almost right are none for the compiler. */
export type Almost<T> = { readonly [key in T extends unknown ? keyof T : never]?: unknown };

interface Told {
  readonly title?: unknown;
  readonly metric?: Almost<Metric>;
  readonly math?: Almost<MetricMath>;
  readonly limit?: Almost<Limit>;
}

export const watch = ({ metric, limit, ...rest }: Told) => {
  const one = {
    title: "Load",
    metric: { ...METRIC, ...metric },
    limit: limit && { missing: "ignore", ...limit },
    ...rest,
  };
  return (monitoring: { watch(thing: Monitorable): void }, scope: Construct) =>
    monitoring.watch(Object.assign(new Construct(scope, "Own"), { signals: { one } }) as unknown as Monitorable);
};

/** The sentences without the place of the signal. */
export function problemsOf(told: Told): string[] {
  try {
    monitored(watch(told));
    return [];
  } catch (error) {
    const [, ...problems] = (error as Error).message.split("\n  - thing.signals.one.");
    return problems;
  }
}
