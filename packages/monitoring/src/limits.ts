import { between, type Limit, type Monitorable, must, type Problem, type Signal, type Signals } from "@plinth/core";
import type { Overrides } from "./props";

/** The signals with the limits that the caller wants. */
export function withOverrides<K extends string>(signals: Signals<K>, overrides: Overrides<K>): Signals<K> {
  const entries = Object.entries<Signal>(signals).map(([key, signal]): [string, Signal] => {
    const override = overrides[key as K];
    if (override === undefined) return [key, signal];
    if (override === false) return [key, { ...signal, limit: undefined }];
    return [key, { ...signal, limit: typeof override === "number" ? moved(signal.limit, override) : override }];
  });
  return Object.fromEntries(entries) as Signals<K>;
}

/** What is wrong with the overrides, and with the limits that they make. */
export function limitProblems<K extends string>({ signals }: Monitorable<K>, overrides: Overrides<K>): Problem[] {
  const keys = Object.keys(signals);
  const own = Object.entries<number | Limit | false | undefined>(overrides).map(([key, override]): Problem => {
    if (!keys.includes(key)) return `limits must name a signal (${keys.join(", ")}), got ${JSON.stringify(key)}`;
    if (typeof override !== "number") return undefined;
    if (!Number.isFinite(override)) return `limits.${key} must be a number, got ${override}`;
    return must(
      signals[key as K].limit !== undefined,
      `limits.${key} must say its direction, such as { above: ${override}, missing: "notBreaching" }, because this signal has no limit of its own, got ${override}`,
    );
  });
  const resulting = Object.entries<Signal>(withOverrides(signals, overrides)).flatMap(([key, signal]) => [
    between(`limits.${key}.periods`, signal.limit?.periods, 1, longest(periodOf(signal))),
  ]);
  return [...own, ...resulting];
}

/** Seconds of one period. */
export function periodOf({ metric }: Signal): number {
  return metric.periodSeconds ?? 60;
}

/** AWS docs, "PutMetricAlarm": an alarm looks back a day at most, or seven where the period is an hour or longer. */
function longest(periodSeconds: number): number {
  return Math.floor((periodSeconds < 3600 ? 86400 : 604800) / periodSeconds);
}

function moved(limit: Limit | undefined, value: number): Limit | undefined {
  if (limit === undefined) return undefined;
  return "above" in limit ? { ...limit, above: value } : { ...limit, below: value };
}
