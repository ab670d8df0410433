import {
  AutoscalingPolicy,
  type AutoscalingPolicyTargetTrackingConfigurationCustomizedMetricSpecification,
} from "@cdktf/provider-aws/lib/autoscaling-policy";
import { boolean, type Metric, object, parseChild, type RowsOf } from "@plinth/core";
import { type FleetContext, NAMED } from "./fleet";
import { METRIC, type MetricSettings, TARGET } from "./metric";

/** Holds a metric near a target. AWS docs, "Target tracking scaling policies for Amazon EC2 Auto Scaling". */
export interface MetricTarget {
  /** Must fall when instances are added, and rise when they go; `thing.signals.<key>.metric` will do. It is read every minute. */
  readonly metric: Metric;
  /** What to hold it at, above 0. */
  readonly target: number;
  /** Divides the metric by the instances in service: for a backlog that all of them share. @default false */
  readonly perInstance?: boolean;
  /** Lets this policy take instances away, too. @default true */
  readonly scaleIn?: boolean;
}

const METRIC_TARGET = object({
  metric: METRIC,
  target: TARGET,
  perInstance: boolean.default(false),
  scaleIn: boolean.default(true),
} satisfies RowsOf<MetricTarget>);

export function scaleOnMetric({ scope, group }: FleetContext, key: string, props: MetricTarget): AutoscalingPolicy {
  const child = { method: "scaleOnMetric", prefix: "ScaleOnMetric", ...NAMED };
  const { id, metric, target, perInstance, scaleIn } = parseChild(scope, key, METRIC_TARGET, props, child);
  return new AutoscalingPolicy(scope, id, {
    name: `metric-${key}`,
    autoscalingGroupName: group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: target,
      disableScaleIn: !scaleIn,
      customizedMetricSpecification: perInstance ? shared(metric, group.name) : whole(metric),
    },
  });
}

function dimensionsOf(dimensions: Metric["dimensions"]): { name: string; value: string }[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

function whole(metric: MetricSettings): AutoscalingPolicyTargetTrackingConfigurationCustomizedMetricSpecification {
  return {
    namespace: metric.namespace,
    metricName: metric.name,
    statistic: metric.statistic,
    metricDimension: dimensionsOf(metric.dimensions),
  };
}

/** AWS docs, "Create a target tracking scaling policy using metric math". */
function shared(
  metric: MetricSettings,
  groupName: string,
): AutoscalingPolicyTargetTrackingConfigurationCustomizedMetricSpecification {
  const stat = (namespace: string, metricName: string, dimensions: Metric["dimensions"], statistic: string) => ({
    metric: { namespace, metricName, dimensions: dimensionsOf(dimensions) },
    stat: statistic,
  });
  const group = { AutoScalingGroupName: groupName };
  return {
    metrics: [
      {
        id: "load",
        metricStat: stat(metric.namespace, metric.name, metric.dimensions, metric.statistic),
        returnData: false,
      },
      {
        id: "instances",
        metricStat: stat("AWS/AutoScaling", "GroupInServiceInstances", group, "Average"),
        returnData: false,
      },
      { id: "each", expression: "load / instances", label: "Load of each instance", returnData: true },
    ],
  };
}
