import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import {
  byMember,
  integer,
  isKnownLater,
  list,
  type Metric,
  nameOf,
  object,
  parseChild,
  type RowsOf,
  type SettingsOf,
  scalar,
  warn,
} from "@plinth/core";
import { Op, Token } from "cdktf";
import { Construct } from "constructs";
import { type FleetContext, NAMED } from "./fleet";
import { METRIC } from "./metric";

/** Adds and removes instances in steps. AWS docs, "Step and simple scaling policies for Amazon EC2 Auto Scaling". */
export interface StepsProps {
  readonly metric: Metric;
  /** In any order, at most 20 in each direction; the farthest step that the metric reaches counts. */
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

/** Bounds are counted from the first step, so all of them are literal. */
const MARK = scalar<number>("a number", undefined, Number.isFinite, () => true).literal();
const CHANGE = integer(1, 10_000);

/** AWS docs, "Quotas for Auto Scaling resources and groups", https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const MOST_STEPS = 20;

const STEP = byMember({
  atLeast: object({ atLeast: MARK, add: CHANGE }),
  atMost: object({ atMost: MARK, remove: CHANGE }),
});

const STEPS = object(
  {
    metric: METRIC,
    steps: list(STEP, {
      min: 1,
      unique: (step) => ("atLeast" in step ? `atLeast ${step.atLeast}` : `atMost ${step.atMost}`),
    }).literal(),
    periods: integer(1, 1440).default(2),
  } satisfies RowsOf<StepsProps>,
  {
    rules: [
      ({ steps }) =>
        ["atLeast", "atMost"].some((mark) => steps.filter((step) => mark in step).length > MOST_STEPS) &&
        `steps must be at most ${MOST_STEPS} in each direction`,
    ],
  },
);
type StepsSettings = SettingsOf<typeof STEPS>;

export function scaleBySteps(fleet: FleetContext, key: string, props: StepsProps): void {
  const child = { method: "scaleBySteps", prefix: "ScaleBySteps", ...NAMED };
  const { id, ...settings } = parseChild(fleet.scope, key, STEPS, props, child);
  const { up, down } = directions(settings.steps);
  if (up && down && down.threshold >= up.threshold) {
    warn(
      fleet.scope,
      `scaleBySteps("${key}") removes instances at ${down.threshold} and adds some at ${up.threshold}: leave room between, or both happen in turn`,
    );
  }
  const scope = new Construct(fleet.scope, id);
  if (up) scale(scope, "Up", fleet, up, settings);
  if (down) scale(scope, "Down", fleet, down, settings);
}

/** Bounds are counted from the threshold; the last step has no end. */
export function directions(steps: readonly Step[]): { readonly up?: Direction; readonly down?: Direction } {
  const ups = steps.flatMap((step) => ("atLeast" in step ? [{ at: step.atLeast, change: step.add }] : []));
  const downs = steps.flatMap((step) =>
    "atMost" in step
      ? [{ at: step.atMost, change: isKnownLater(step.remove) ? Token.asNumber(Op.negate(step.remove)) : -step.remove }]
      : [],
  );
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
  fleet: FleetContext,
  { threshold, adjustments }: Direction,
  { metric, periods }: StepsSettings,
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
