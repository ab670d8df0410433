import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Limit, OutputRows, Severity, Signal, Tags } from "@plinth/core";
import type { IConstruct } from "constructs";
import type { WATCH_OPTIONS } from "./props";
import type { Routes } from "./routes";

/** A signal with a limit. */
export type LimitedSignal = Signal & { readonly limit: Limit };

/** What a person needs who is told of an alarm. */
export interface AlarmMetadata {
  readonly severity: Severity;
  readonly owner?: string;
  readonly runbook?: string;
}

/** One thing that is watched, with what was made for it. */
export interface Watched {
  readonly title: string;
  /** A log has none. */
  readonly thing?: IConstruct;
  readonly signals: readonly WatchedSignal[];
  /** One for each severity, where the thing has composite alarms. */
  readonly composites: readonly CompositeAlarm[];
}

export interface WatchedSignal {
  readonly key: string;
  /** With the limit that holds. */
  readonly signal: Signal;
  /** Where the signal has a limit. */
  readonly alarm?: SignalAlarm;
}

export interface SignalAlarm extends AlarmMetadata {
  readonly resource: CloudwatchMetricAlarm;
  readonly description: string;
}

export interface CompositeAlarm {
  readonly severity: Severity;
  readonly resource: CloudwatchCompositeAlarm;
}

export function hasLimit(signal: Signal): signal is LimitedSignal {
  return signal.limit !== undefined;
}

export type WatchSettings = OutputRows<typeof WATCH_OPTIONS>;

/** What a module adds to what is watched. */
export interface Watcher {
  readonly owner?: string;
  readonly runbooks?: string;
  readonly tags: Tags;
  readonly routes: Routes;
  /** What is watched already. */
  readonly watched: readonly Watched[];
}
