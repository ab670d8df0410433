import {
  anyObject,
  nameOf,
  type OutputRows,
  object,
  parse,
  regionProblem,
  type Signal,
  type Signals,
} from "@plinth/core";
import type { Construct } from "constructs";
import { overridesParser } from "../limits";
import { ALARM_OPTIONS, type Overrides, type WatchOptions } from "../props";
import { isWatched, type Subject, severityProblem } from "../watch";
import type { Watcher } from "../watched";
import { TRAIL_RULES, type TrailEvent, type TrailRule } from "./trail-events";
import { countLines, LOG_GROUP, type LogGroupRef, lineSignal } from "./watch";

const RULES = Object.entries<TrailRule>(TRAIL_RULES);

export type TrailOptions = Omit<WatchOptions<TrailEvent>, "composite">;

type TrailSettings = OutputRows<typeof ALARM_OPTIONS> & {
  readonly logGroup: LogGroupRef;
  readonly limits: Overrides<string>;
};

/** Where the trail of a monitoring module is counted. */
function trailNamespace(monitoring: Construct): string {
  return `Plinth/${nameOf(monitoring, 240, "trail")}`;
}

export function parseTrail(
  module: Construct & Pick<Watcher, "watched">,
  logGroup: LogGroupRef,
  limits: Overrides<TrailEvent>,
  options: TrailOptions,
): TrailSettings {
  const signals = trailSignals(trailNamespace(module));
  parse(module, object({ options: anyObject }), { options }, { call: "watchTrail" });
  const parser = object({ ...ALARM_OPTIONS, logGroup: LOG_GROUP, limits: overridesParser(signals) });
  return parse(
    module,
    parser,
    { ...options, logGroup, limits },
    {
      call: "watchTrail",
      rules: [
        () => isWatched(module, "Trail") && "logGroup must be the only trail, got a second one",
        (settings) => regionProblem("logGroup", module, settings.logGroup),
        ({ severity }) => severityProblem(severity, signals),
      ],
    },
  );
}

export function trailSubject(module: Construct, scope: Construct, settings: TrailSettings): Subject {
  const namespace = trailNamespace(module);
  countTrailEvents(scope, settings.logGroup, namespace);
  return { title: "Trail", signals: trailSignals(namespace), limits: settings.limits, options: settings };
}

/** A signal for each kind of event that a trail tells of. */
function trailSignals(namespace: string): Signals<TrailEvent> {
  const signals = RULES.map(([key, { title, bears = 0, severity }]): [string, Signal] => {
    const limit = { above: bears, periods: 1, missing: "notBreaching", severity } as const;
    return [key, lineSignal(title, { namespace, name: key }, limit)];
  });
  return Object.fromEntries(signals) as Signals<TrailEvent>;
}

/** Creates the metrics of those signals. */
function countTrailEvents(scope: Construct, logGroup: LogGroupRef, namespace: string): void {
  for (const [name, { pattern }] of RULES) {
    countLines(scope, `Filter-${name}`, nameOf(scope, 512, name), logGroup, pattern, { namespace, name });
  }
}
