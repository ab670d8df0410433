import type { IConstruct } from "constructs";

/** What can be watched describes its own signals, by key. */
export interface Monitorable<K extends string = string> extends IConstruct {
  readonly signals: Signals<K>;
}

export type Signals<K extends string = string> = { readonly [key in K]: Signal };

/** A line in a chart and, where it has a limit, an alarm. */
export interface Signal {
  /** What a person reads: "CPU of the database". */
  readonly title: string;
  readonly metric: Metric;
  /** Charts and limits a formula over metrics. @default - the metric itself */
  readonly math?: MetricMath;
  /** @default - a chart without an alarm */
  readonly limit?: Limit;
}

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Average" | "Sum" | "Minimum" | "Maximum" | "SampleCount" | `p${number}`;
  /** Seconds; 60 or a multiple. @default 60 */
  readonly periodSeconds?: number;
  /** How to read the number: `Percent`, `Bytes`, `Seconds`, `Count`. */
  readonly unit?: string;
}

/** A formula over the signal's own metric, which it calls `metric`, and others: `100 * metric / requests`. */
export interface MetricMath {
  /** AWS docs, "Using math expressions with CloudWatch metrics". */
  readonly formula: string;
  /** Other metrics by their names in the formula; read in periods as long as those of the signal's own metric. @default - none */
  readonly metrics?: Readonly<Record<string, Metric>>;
  /** How to read the result. @default - as the metric */
  readonly unit?: string;
}

/** `page` wakes somebody, `ticket` waits for the morning. */
export type Severity = "page" | "ticket";

/** When a signal is a problem: beyond `above` or `below`, or outside of what is usual, in `periods` periods in a row. */
export type Limit = LimitOptions &
  (
    | { readonly above: number }
    | { readonly below: number }
    | {
        /** Half the width of the usual band, in standard deviations of the trained model; 2 is the custom. */
        readonly band: number;
        /** Which side of the band is a problem. @default "both" */
        readonly side?: "above" | "below" | "both";
      }
  );

interface LimitOptions {
  /** Periods in a row; with `outOf`, any so many of the last ones. @default 3 */
  readonly periods?: number;
  /** Of how many of the last periods `periods` must be beyond the limit. @default - `periods`: all of them, in a row */
  readonly outOf?: number;
  /** What silence means: "notBreaching" for things that are counted only when they happen, "breaching" for heartbeats. */
  readonly missing: "breaching" | "notBreaching" | "ignore" | "missing";
  /** @default "ticket" */
  readonly severity?: Severity;
  /** Link to what to do, `https://…`. @default - the watcher's */
  readonly runbook?: string;
}
