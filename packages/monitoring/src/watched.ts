import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Limit, Severity, Signal } from "@plinth/core";
import type { IConstruct } from "constructs";

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
