import { between, type Limit, must, type Problem, type Severity, type Signal, type Signals } from "@plinth/core";
import { mathProblems } from "./metric-math";
import type { Overrides, WatchOptions } from "./props";
import { runbookProblem } from "./runbooks";

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

/** What the caller says wins: of this limit, of this signal, of this thing; then what the signal says of itself. */
export function severityOf<K extends string>(
  key: K,
  signal: Signal,
  overrides: Overrides<K>,
  { severity }: WatchOptions<K>,
): Severity {
  const override = overrides[key];
  const said = typeof override === "object" ? override.severity : undefined;
  const ofThing = typeof severity === "string" ? severity : severity?.[key];
  return said ?? ofThing ?? signal.limit?.severity ?? "ticket";
}

/** What is wrong with the overrides, and with the limits that they make. */
export function limitProblems<K extends string>(signals: Signals<K>, overrides: Overrides<K>): Problem[] {
  const keys = Object.keys(signals);
  const own = Object.entries<number | Limit | false | undefined>(overrides).map(([key, override]): Problem => {
    if (!keys.includes(key)) return `limits must name a signal (${keys.join(", ")}), got ${JSON.stringify(key)}`;
    if (typeof override !== "number") return undefined;
    if (!Number.isFinite(override)) return `limits.${key} must be a number, got ${override}`;
    const { limit } = signals[key as K];
    if (limit && "band" in limit)
      return `limits.${key} must be a whole limit, because its own is a band, got ${override}`;
    return must(
      limit !== undefined,
      `limits.${key} must say its direction, such as { above: ${override}, missing: "notBreaching" }, because this signal has no limit of its own, got ${override}`,
    );
  });
  const resulting = Object.entries<Signal>(withOverrides(signals, overrides)).flatMap(([key, signal]) => [
    ...mathProblems(`signals.${key}.math`, signal.math),
    ...oneLimitProblems(`limits.${key}`, signal),
  ]);
  return [...own, ...resulting];
}

function oneLimitProblems(prop: string, signal: Signal): Problem[] {
  const { limit } = signal;
  if (limit === undefined) return [];
  const most = longest(periodOf(signal));
  return [
    between(`${prop}.periods`, limit.periods, 1, most),
    between(`${prop}.outOf`, limit.outOf, limit.periods ?? 3, most),
    runbookProblem(`${prop}.runbook`, limit.runbook),
    "band" in limit && !(limit.band > 0) && `${prop}.band must be more than 0 standard deviations, got ${limit.band}`,
  ];
}

/** Seconds of one period. */
export function periodOf({ metric }: Signal): number {
  return metric.periodSeconds ?? 60;
}

/** How to read what is charted. */
export function unitOf({ metric, math }: Signal): string | undefined {
  return math?.unit ?? metric.unit;
}

/** The line in the chart; a band has none. */
export function thresholdOf(limit: Limit): number | undefined {
  if ("above" in limit) return limit.above;
  return "below" in limit ? limit.below : undefined;
}

/** AWS docs, "PutMetricAlarm": an alarm looks back a day at most, or seven where the period is an hour or longer. */
function longest(periodSeconds: number): number {
  return Math.floor((periodSeconds < 3600 ? 86400 : 604800) / periodSeconds);
}

function moved(limit: Limit | undefined, value: number): Limit | undefined {
  if (limit === undefined) return undefined;
  if ("above" in limit) return { ...limit, above: value };
  return "below" in limit ? { ...limit, below: value } : limit;
}
