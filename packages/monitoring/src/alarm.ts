import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Limit, Metric, Signal, Tags } from "@plinth/core";
import type { Construct } from "constructs";
import { countsOf } from "./describe";
import { periodOf, thresholdOf } from "./limits";
import { BAND, bandOf, metricsOf, RESULT, subjectOf } from "./metric-math";
import type { Actions } from "./routes";
import { tagsNamed } from "./tags";
import type { LimitedSignal } from "./watched";

export interface AlarmConfig {
  readonly name: string;
  readonly description: string;
  readonly actions: Actions;
  readonly tags: Tags;
}

/** One alarm on a signal; what it does at its start and at its end is in the actions. */
export function createAlarm(
  scope: Construct,
  id: string,
  signal: LimitedSignal,
  { name, description, actions, tags }: AlarmConfig,
): CloudwatchMetricAlarm {
  const { limit } = signal;
  const { periods, outOf } = countsOf(limit);
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: name,
    alarmDescription: description,
    ...(signal.math || "band" in limit ? seriesOf(signal) : metricOf(signal)),
    evaluationPeriods: outOf,
    datapointsToAlarm: periods,
    comparisonOperator: operatorOf(limit),
    threshold: thresholdOf(limit),
    treatMissingData: limit.missing,
    alarmActions: [...actions.start],
    okActions: [...actions.end],
    tags: tagsNamed(tags, name),
  });
}

/** One metric as it is. Percentiles are an argument of their own. */
function metricOf(signal: Signal) {
  const { namespace, name, statistic } = signal.metric;
  return {
    namespace,
    metricName: name,
    dimensions: dimensionsOf(signal.metric),
    ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
    period: periodOf(signal),
  };
}

/** A formula, a band, or a band around a formula: metrics by name, and what is computed of them. */
function seriesOf(signal: LimitedSignal) {
  const { math, limit, title } = signal;
  const subject = subjectOf(signal);
  const banded = "band" in limit;
  const metrics = metricsOf(signal).map(([id, metric]) => ({
    id,
    returnData: id === subject,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: dimensionsOf(metric),
      stat: metric.statistic,
      period: periodOf(signal),
    },
  }));
  const formula = math ? [{ id: RESULT, expression: math.formula, label: title, returnData: true }] : [];
  const band = banded
    ? [{ id: BAND, expression: bandOf(signal, limit.band), label: `Usual: ${title}`, returnData: true }]
    : [];
  return { metricQuery: [...metrics, ...formula, ...band], thresholdMetricId: banded ? BAND : undefined };
}

function dimensionsOf({ dimensions }: Metric): Record<string, string> | undefined {
  return Object.keys(dimensions).length > 0 ? { ...dimensions } : undefined;
}

const BAND_OPERATORS = {
  above: "GreaterThanUpperThreshold",
  below: "LessThanLowerThreshold",
  both: "LessThanLowerOrGreaterThanUpperThreshold",
} as const;

function operatorOf(limit: Limit): string {
  if ("above" in limit) return "GreaterThanThreshold";
  return "below" in limit ? "LessThanThreshold" : BAND_OPERATORS[limit.side ?? "both"];
}
