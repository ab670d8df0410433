import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Limit, Metric, Signal } from "@plinth/core";
import type { Construct } from "constructs";
import { periodOf } from "./limits";

export interface AlarmSettings {
  readonly name: string;
  readonly topicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** One alarm that tells the topic when it starts and when it ends. */
export function alarm(
  scope: Construct,
  id: string,
  signal: Signal & { readonly limit: Limit },
  { name, topicArn, tags }: AlarmSettings,
): CloudwatchMetricAlarm {
  const { metric, limit } = signal;
  const periods = limit.periods ?? 3;
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: name,
    alarmDescription: describe(signal, periods),
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: Object.keys(metric.dimensions).length > 0 ? { ...metric.dimensions } : undefined,
    ...statisticOf(metric),
    period: periodOf(signal),
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    comparisonOperator: "above" in limit ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold: thresholdOf(limit),
    treatMissingData: limit.missing,
    alarmActions: [topicArn],
    okActions: [topicArn],
    tags: { ...tags, Name: name },
  });
}

export function thresholdOf(limit: Limit): number {
  return "above" in limit ? limit.above : limit.below;
}

/** Percentiles are an argument of their own. */
function statisticOf({ statistic }: Metric): { statistic: string } | { extendedStatistic: string } {
  return statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic };
}

/** What the person who is woken reads first. */
function describe({ title, metric, limit }: Signal & { readonly limit: Limit }, periods: number): string {
  const side = "above" in limit ? "above" : "below";
  const minutes = (periods * (metric.periodSeconds ?? 60)) / 60;
  const amount = [thresholdOf(limit), metric.unit].filter((part) => part !== undefined).join(" ");
  return `${title} is ${side} ${amount} for ${minutes} minute${minutes === 1 ? "" : "s"}`;
}
