import { either, type Limit, object, type Severity, type Signal, type Signals, scalar } from "@plinth/core";
import type { Overrides, WatchOptions } from "./props";
import { LIMIT, limitProblem, NUMBER } from "./signals";
import type { LimitedSignal } from "./watched";

const FALSE = scalar<false>(
  "false",
  "be a number, a limit or false",
  (value) => typeof value === "boolean",
  (value) => !value,
).literal();

/** Other limits for these signals. */
export function overridesParser(signals: Signals) {
  const entries = Object.entries<Signal | undefined>(signals).flatMap(([key, one]) =>
    one ? [[key, one] as const] : [],
  );
  const rows = entries.map(([key, { limit }]) => {
    const override = either(either(FALSE, movingNumber(limit)), LIMIT);
    return [key, override.optional()] as const;
  });
  return object(Object.fromEntries(rows), {
    rules: entries.map(([key, { metric }]) => (limits, path) => {
      const limit = limits[key];
      return typeof limit === "object" && limitProblem(path(key), limit, metric.periodSeconds);
    }),
  });
}

/** A number moves a limit that has a direction. */
function movingNumber(limit: Limit | undefined) {
  if (limit === undefined) {
    const example = '{ above: 100, missing: "notBreaching" }';
    const rule = `have a direction, such as ${example}, because this signal has no limit of its own`;
    return NUMBER.where(rule, () => false);
  }
  return "band" in limit ? NUMBER.where("be a whole limit, because its own is a band", () => false) : NUMBER;
}

/** The signals with the limits that the caller wants. */
export function withOverrides(signals: Signals, overrides: Overrides<string>): Signals {
  const entries = Object.entries(signals).map(([key, signal]): [string, Signal] => {
    const override = overrides[key];
    if (override === undefined) return [key, signal];
    if (override === false) return [key, { ...signal, limit: undefined }];
    return [key, { ...signal, limit: typeof override === "number" ? moved(signal.limit, override) : override }];
  });
  return Object.fromEntries(entries);
}

/** What the caller gives wins: for this limit, for this signal, for this thing; then the severity of the signal itself. */
export function severityOf(
  key: string,
  { limit }: LimitedSignal,
  overrides: Overrides<string>,
  { severity }: Pick<WatchOptions<string>, "severity">,
): Severity {
  const override = overrides[key];
  const ofLimit = typeof override === "object" ? override.severity : undefined;
  const ofThing = typeof severity === "string" ? severity : severity?.[key];
  return ofLimit ?? ofThing ?? limit.severity ?? "ticket";
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

function moved(limit: Limit | undefined, value: number): Limit | undefined {
  if (limit === undefined) return undefined;
  if ("above" in limit) return { ...limit, above: value };
  return "below" in limit ? { ...limit, below: value } : limit;
}
