import { nameOf, type Signal, type Signals } from "@plinth/core";
import type { Construct } from "constructs";
import { TRAIL_RULES, type TrailEvent, type TrailRule } from "./trail-events";
import { countLines, type LogGroupRef, lineSignal } from "./watch";

const RULES = Object.entries<TrailRule>(TRAIL_RULES);

/** Where the trail of a monitoring module is counted. */
export function trailNamespace(monitoring: Construct): string {
  return `Plinth/${nameOf(monitoring, 240, "trail")}`;
}

/** A signal for each kind of event that a trail tells of. */
export function trailSignals(namespace: string): Signals<TrailEvent> {
  const signals = RULES.map(([key, { title, bears = 0, severity }]): [string, Signal] => {
    const limit = { above: bears, periods: 1, missing: "notBreaching", severity } as const;
    return [key, lineSignal(title, { namespace, name: key }, limit)];
  });
  return Object.fromEntries(signals) as Signals<TrailEvent>;
}

/** Makes the metrics of those signals. */
export function countTrailEvents(scope: Construct, logGroup: LogGroupRef, namespace: string): void {
  for (const [name, { pattern }] of RULES) {
    countLines(scope, `Filter-${name}`, nameOf(scope, 512, name), logGroup, pattern, { namespace, name });
  }
}
