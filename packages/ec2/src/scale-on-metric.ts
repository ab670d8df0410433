import {
  AutoscalingPolicy,
  type AutoscalingPolicyTargetTrackingConfigurationCustomizedMetricSpecification,
} from "@cdktf/provider-aws/lib/autoscaling-policy";
import { type Metric, must, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import { call, type Fleet, keyProblems } from "./fleet";

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

const STATISTICS = ["Average", "Minimum", "Maximum", "SampleCount", "Sum"] as const;

export function scaleOnMetric(fleet: Fleet, key: string, props: MetricTarget): AutoscalingPolicy {
  const id = `ScaleOnMetric-${key}`;
  validate(fleet, [...keyProblems(fleet, id, key), ...targetProblems(props)], call("scaleOnMetric", key));
  return new AutoscalingPolicy(fleet, id, {
    name: `metric-${key}`,
    autoscalingGroupName: fleet.group.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      targetValue: props.target,
      disableScaleIn: props.scaleIn === false,
      customizedMetricSpecification: props.perInstance ? shared(props.metric, fleet.group.name) : whole(props.metric),
    },
  });
}

export function dimensionsOf(dimensions: Metric["dimensions"]): { name: string; value: string }[] {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

/** What step and tracking policies can count with: percentiles are not among it. */
export function statisticProblem({ statistic }: Metric): Problem {
  return oneOf("metric.statistic", statistic, STATISTICS);
}

function whole(metric: Metric): AutoscalingPolicyTargetTrackingConfigurationCustomizedMetricSpecification {
  return {
    namespace: metric.namespace,
    metricName: metric.name,
    statistic: metric.statistic,
    metricDimension: dimensionsOf(metric.dimensions),
  };
}

/** AWS docs, "Create a target tracking scaling policy using metric math". */
function shared(
  metric: Metric,
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

function targetProblems({ metric, target }: MetricTarget): Problem[] {
  return [
    statisticProblem(metric),
    must(Token.isUnresolved(target) || target > 0, `target must be above 0, got ${target}`),
  ];
}
