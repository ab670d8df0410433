import type { Metric, Problem, Signal, Signals } from "@plinth/core";

/** The signal's own metric in a formula, and the ids that alarms and charts add. */
export const OWN = "metric";
export const RESULT = "result";
export const BAND = "band";

/** The metrics of a signal by their names in its formula. */
export function metricsOf({ metric, math }: Signal): [string, Metric][] {
  return [[OWN, metric], ...Object.entries(math?.metrics ?? {})];
}

/** Id of what is charted and limited: the formula, or the metric itself. */
export function subjectOf({ math }: Signal): string {
  return math ? RESULT : OWN;
}

/** The band of what is usual around a series. AWS docs, "Using CloudWatch anomaly detection". */
export function bandOf(signal: Signal, deviations: number): string {
  return `ANOMALY_DETECTION_BAND(${subjectOf(signal)}, ${deviations})`;
}

/** CloudWatch accepts them, and charges an alarm for each of its metrics. */
export function unusedMetrics(signals: Signals): Problem[] {
  return Object.entries<Signal | undefined>(signals).flatMap(([key, signal]) => {
    const { formula = "", metrics = {} } = signal?.math ?? {};
    const unused = Object.keys(metrics).filter((name) => !new RegExp(`\\b${name}\\b`).test(formula));
    return unused.map(
      (name) =>
        `signals.${key}.math.formula does not use its metric ${JSON.stringify(name)}, which is paid for: remove it`,
    );
  });
}

/**
 * What a formula names beside its metrics. Ids begin in lower case, functions and keywords do not; text and the SQL of Metrics
 * Insights name nothing of ours.
 */
export function unknownNames(formula: string, names: readonly string[]): string[] {
  if (/^\s*SELECT\b/i.test(formula)) return [];
  const found = formula.replace(/"[^"]*"|'[^']*'/g, "").match(/(?<![\w.])[a-z]\w*/g) ?? [];
  return [...new Set(found)].filter((name) => name !== OWN && !names.includes(name));
}
