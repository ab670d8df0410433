import { between, type Metric, type MetricMath, matches, must, type Problem, type Signal } from "@plinth/core";

/** The signal's own metric in a formula, and the ids that alarms and charts add. */
const OWN = "metric";
export const RESULT = "result";
export const BAND = "band";
/** AWS docs, "PutMetricAlarm": ten metrics at most in an alarm on a formula. */
const METRICS = 10;

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

export function mathProblems(prop: string, math: MetricMath | undefined): Problem[] {
  if (math === undefined) return [];
  const names = Object.keys(math.metrics ?? {});
  const taken = [OWN, RESULT, BAND].filter((name) => names.includes(name));
  const unused = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(math.formula));
  return [
    matches(`${prop}.formula`, math.formula, /^[\s\S]{1,2048}$/, "have 1 to 2048 characters"),
    ...names.map((name) =>
      matches(`${prop}.metrics`, name, /^[a-z]\w{0,254}$/, "have names of letters and digits that begin in lower case"),
    ),
    must(
      taken.length === 0,
      `${prop}.metrics must not be called ${OWN}, ${RESULT} or ${BAND}, got ${taken.join(", ")}`,
    ),
    must(unused.length === 0, `${prop}.formula must use every metric, got ${unused.join(", ")} unused`),
    between(`the number of ${prop}.metrics`, names.length, 0, METRICS - 1),
  ];
}
