import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { choice, integer, object, parseChild, type RowsOf, textOfNumber } from "@plinth/core";
import type { FleetContext } from "./fleet";
import { TARGET } from "./metric";

/** AWS docs, "Predictive scaling for Amazon EC2 Auto Scaling". It only adds instances; other policies take them away. */
export interface ForecastProps {
  /** What each instance should have: percent of CPU, or bytes a minute. */
  readonly target: number;
  /** `watch` forecasts and changes nothing, to see whether it would be right; `scale` acts on it. @default "watch" */
  readonly mode?: "watch" | "scale";
  /** Seconds that instances are there before they are needed, up to 3600. @default - AWS's own: 300 */
  readonly leadSeconds?: number;
  /** How far above `maxSize` a forecast may go, in percent of itself. @default - never above `maxSize` */
  readonly aboveMaxPercent?: number;
}

const PAIRS = { cpu: "ASGCPUUtilization", networkIn: "ASGNetworkIn", networkOut: "ASGNetworkOut" } as const;
export type ForecastLoad = keyof typeof PAIRS;

const MODES = { watch: "ForecastOnly", scale: "ForecastAndScale" } as const;

const LOAD = choice<readonly string[]>(...Object.keys(PAIRS)).literal();
const FORECAST = object({
  target: TARGET,
  mode: choice("watch", "scale").literal().default("watch"),
  leadSeconds: integer(0, 3600).optional(),
  aboveMaxPercent: integer(0, 100).optional(),
} satisfies RowsOf<ForecastProps>);

export function scaleOnForecast(
  { scope, group }: FleetContext,
  load: ForecastLoad,
  props: ForecastProps,
): AutoscalingPolicy {
  const child = { method: "scaleOnForecast", prefix: "ScaleOnForecast", keyName: "load", keyParser: LOAD };
  const { id, target, mode, leadSeconds, aboveMaxPercent } = parseChild(scope, load, FORECAST, props, child);
  return new AutoscalingPolicy(scope, id, {
    name: `forecast-${load}`,
    autoscalingGroupName: group.name,
    policyType: "PredictiveScaling",
    predictiveScalingConfiguration: {
      mode: MODES[mode],
      schedulingBufferTime: leadSeconds === undefined ? undefined : textOfNumber(leadSeconds),
      ...(aboveMaxPercent !== undefined && {
        maxCapacityBreachBehavior: "IncreaseMaxCapacity",
        maxCapacityBuffer: textOfNumber(aboveMaxPercent),
      }),
      metricSpecification: {
        targetValue: target,
        predefinedMetricPairSpecification: { predefinedMetricType: PAIRS[load] },
      },
    },
  });
}
