import type { Limit, Signal } from "@plinth/core";
import { Construct } from "constructs";

export const signal = (unit: string | undefined, limit?: Limit, title = "Load"): Signal => ({
  title,
  metric: { namespace: "AWS/RDS", name: "Load", dimensions: {}, statistic: "Average", unit },
  limit,
});
export const above = (value: number): Limit => ({ above: value, missing: "ignore" });
export const below = (value: number): Limit => ({ below: value, missing: "ignore" });

/** Something with signals of these keys. */
export const thingOf = (scope: Construct, keys: readonly string[], of: (key: string) => Partial<Signal>) =>
  Object.assign(new Construct(scope, "Own"), {
    signals: Object.fromEntries(
      keys.map((key): [string, Signal] => [
        key,
        {
          title: key,
          metric: { namespace: "AWS/RDS", name: key, dimensions: {}, statistic: "Sum" },
          limit: above(1),
          ...of(key),
        },
      ]),
    ),
  });
export const keys = (count: number, length = 1) =>
  Array.from({ length: count }, (_, index) => `k${`${index}`.padStart(length, "0")}`);
