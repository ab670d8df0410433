import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { between, must, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import { call, type Fleet, keyProblems } from "./fleet";

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

export function scaleOnForecast(fleet: Fleet, load: ForecastLoad, props: ForecastProps): AutoscalingPolicy {
  const id = `ScaleOnForecast-${load}`;
  validate(fleet, [...keyProblems(fleet, id, load), ...forecastProblems(load, props)], call("scaleOnForecast", load));
  const { target, mode = "watch", leadSeconds, aboveMaxPercent } = props;
  return new AutoscalingPolicy(fleet, id, {
    name: `forecast-${load}`,
    autoscalingGroupName: fleet.group.name,
    policyType: "PredictiveScaling",
    predictiveScalingConfiguration: {
      mode: MODES[mode],
      schedulingBufferTime: leadSeconds === undefined ? undefined : `${leadSeconds}`,
      ...(aboveMaxPercent !== undefined && {
        maxCapacityBreachBehavior: "IncreaseMaxCapacity",
        maxCapacityBuffer: `${aboveMaxPercent}`,
      }),
      metricSpecification: {
        targetValue: target,
        predefinedMetricPairSpecification: { predefinedMetricType: PAIRS[load] },
      },
    },
  });
}

function forecastProblems(
  load: ForecastLoad,
  { target, mode, leadSeconds, aboveMaxPercent }: ForecastProps,
): Problem[] {
  return [
    oneOf("load", load, Object.keys(PAIRS) as ForecastLoad[]),
    must(Token.isUnresolved(target) || target > 0, `target must be above 0, got ${target}`),
    oneOf("mode", mode, ["watch", "scale"]),
    between("leadSeconds", leadSeconds, 0, 3600),
    between("aboveMaxPercent", aboveMaxPercent, 0, 100),
  ];
}
