import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { between, distinct, type Metric, must, nameOf, type Problem, validate } from "@plinth/core";
import { Construct } from "constructs";
import { call, type Fleet, keyProblems } from "./fleet";
import { statisticProblem } from "./scale-on-metric";

/** Adds and removes instances in steps. AWS docs, "Step and simple scaling policies for Amazon EC2 Auto Scaling". */
export interface StepsProps {
  readonly metric: Metric;
  /** In any order; the farthest step that the metric reaches counts. */
  readonly steps: readonly Step[];
  /** Periods of the metric in a row until it counts. @default 2 */
  readonly periods?: number;
}

export type Step =
  /** From `atLeast` on, so many instances more. */
  | { readonly atLeast: number; readonly add: number }
  /** From `atMost` downwards, so many instances fewer. */
  | { readonly atMost: number; readonly remove: number };

/** One direction: the alarm rings at the first of the steps, the policy counts from there. */
export interface Direction {
  readonly threshold: number;
  readonly adjustments: readonly {
    readonly metricIntervalLowerBound?: string;
    readonly metricIntervalUpperBound?: string;
    readonly scalingAdjustment: number;
  }[];
}

export function scaleBySteps(fleet: Fleet, key: string, props: StepsProps): void {
  const id = `ScaleBySteps-${key}`;
  validate(fleet, [...keyProblems(fleet, id, key), ...stepsProblems(props)], call("scaleBySteps", key));
  const scope = new Construct(fleet, id);
  const { up, down } = directions(props.steps);
  if (up) scale(scope, "Up", fleet, up, props);
  if (down) scale(scope, "Down", fleet, down, props);
}

/** Bounds are counted from the threshold; the last step has no end. */
export function directions(steps: readonly Step[]): { readonly up?: Direction; readonly down?: Direction } {
  const ups = steps.flatMap((step) => ("atLeast" in step ? [{ at: step.atLeast, change: step.add }] : []));
  const downs = steps.flatMap((step) => ("atMost" in step ? [{ at: step.atMost, change: -step.remove }] : []));
  ups.sort((a, b) => a.at - b.at);
  downs.sort((a, b) => b.at - a.at);
  const bound = (from: number, step?: { at: number }) => step && `${Number((step.at - from).toPrecision(12))}`;
  return {
    up:
      ups.length === 0
        ? undefined
        : {
            threshold: ups[0].at,
            adjustments: ups.map((step, index) => ({
              metricIntervalLowerBound: bound(ups[0].at, step),
              metricIntervalUpperBound: bound(ups[0].at, ups[index + 1]),
              scalingAdjustment: step.change,
            })),
          },
    down:
      downs.length === 0
        ? undefined
        : {
            threshold: downs[0].at,
            adjustments: downs.map((step, index) => ({
              metricIntervalLowerBound: bound(downs[0].at, downs[index + 1]),
              metricIntervalUpperBound: bound(downs[0].at, step),
              scalingAdjustment: step.change,
            })),
          },
  };
}

const COMPARISONS = { Up: "GreaterThanOrEqualToThreshold", Down: "LessThanOrEqualToThreshold" } as const;

function scale(
  scope: Construct,
  way: keyof typeof COMPARISONS,
  fleet: Fleet,
  { threshold, adjustments }: Direction,
  { metric, periods = 2 }: StepsProps,
): void {
  const policy = new AutoscalingPolicy(scope, way, {
    name: `${scope.node.id.replace("ScaleBySteps", "steps")}-${way}`,
    autoscalingGroupName: fleet.group.name,
    policyType: "StepScaling",
    adjustmentType: "ChangeInCapacity",
    metricAggregationType: ["Minimum", "Maximum"].includes(metric.statistic) ? metric.statistic : "Average",
    stepAdjustment: [...adjustments],
  });
  new CloudwatchMetricAlarm(scope, `${way}Alarm`, {
    alarmName: nameOf(scope, 255, way),
    alarmDescription: "Scales the fleet; nobody needs to do anything",
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: { ...metric.dimensions },
    statistic: metric.statistic,
    period: metric.periodSeconds ?? 60,
    evaluationPeriods: periods,
    comparisonOperator: COMPARISONS[way],
    threshold,
    treatMissingData: "notBreaching",
    alarmActions: [policy.arn],
  });
}

function stepsProblems({ metric, steps, periods }: StepsProps): Problem[] {
  const ups = steps.flatMap((step) => ("atLeast" in step ? [step.atLeast] : []));
  const downs = steps.flatMap((step) => ("atMost" in step ? [step.atMost] : []));
  const [lowestUp, highestDown] = [Math.min(...ups), Math.max(...downs)];
  return [
    statisticProblem(metric),
    must(steps.length > 0, "steps must have at least one member, got none"),
    distinct("steps", [...ups.map((at) => `atLeast ${at}`), ...downs.map((at) => `atMost ${at}`)], 0, 40),
    ...steps.map((step) =>
      "add" in step ? between("steps.add", step.add, 1, 10_000) : between("steps.remove", step.remove, 1, 10_000),
    ),
    must(
      !(highestDown >= lowestUp),
      `steps must leave room between removing and adding, got atMost ${highestDown} and atLeast ${lowestUp}`,
    ),
    between("periods", periods, 1, 1440),
  ];
}
