import { isKnownLater, type Limit } from "@plinth/core";
import { periodOf, unitOf } from "./limits";
import { readable } from "./readable";
import type { AlarmMetadata, LimitedSignal } from "./watched";

/** AWS docs, "PutMetricAlarm". */
const LENGTH = 1024;

/** What the person who is woken reads first. */
export function describe(signal: LimitedSignal, metadata: AlarmMetadata): string {
  return withMetadata(`${signal.title} ${problemOf(signal)}`, metadata);
}

/** What a composite alarm says: for which alarms it speaks. */
export function describeComposite(
  title: string,
  members: readonly { readonly key: string }[],
  metadata: AlarmMetadata,
): string {
  return withMetadata(`Something is wrong with ${title}: ${members.map(({ key }) => key).join(", ")}`, metadata);
}

/** "is above 80 % for 15 minutes". */
export function problemOf(signal: LimitedSignal): string {
  const { limit } = signal;
  const { periods, outOf } = countsOf(limit);
  const period = periodOf(signal);
  const time =
    outOf === periods ? `for ${minutes(periods * period)}` : `in ${periods} of ${outOf} periods of ${minutes(period)}`;
  return `is ${boundOf(limit, unitOf(signal))} ${time}`;
}

/** "above 80 %". */
export function boundOf(limit: Limit, unit: string | undefined): string {
  if ("above" in limit) return `above ${readable(limit.above, unit)}`;
  if ("below" in limit) return `below ${readable(limit.below, unit)}`;
  const sides = { above: "above", below: "below", both: "outside of" } as const;
  return `${sides[limit.side ?? "both"]} its usual band`;
}

/** How many periods of how many. */
export function countsOf({ periods = 3, outOf = periods }: Limit): { periods: number; outOf: number } {
  return { periods, outOf };
}

function withMetadata(problem: string, { severity, owner, runbook }: AlarmMetadata): string {
  const after = [`Severity: ${severity}`, owner && `Owner: ${owner}`, runbook && `Runbook: ${runbook}`]
    .filter((line) => line)
    .join("\n");
  return shorten(`${shorten(problem, LENGTH / 2)}\n${after}`, LENGTH);
}

/** Half a reference would be none. */
function shorten(text: string, length: number): string {
  return isKnownLater(text) ? text : text.slice(0, length);
}

function minutes(seconds: number): string {
  if (seconds % 60 !== 0) return `${seconds} seconds`;
  return `${seconds / 60} minute${seconds === 60 ? "" : "s"}`;
}
