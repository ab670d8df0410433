import type { AutoscalingGroupInstanceRefresh } from "@cdktf/provider-aws/lib/autoscaling-group";
import { between, must, type Problem } from "@plinth/core";

/** How instances are replaced when the template changes. AWS docs, "Use an instance refresh to update instances". */
export interface RefreshProps {
  /** Most instances in service and on their way, in percent of the desired ones: 100 to 200. @default 100 in dev, 110 in prod */
  readonly maxHealthyPercent?: number;
  /** Shares of replaced instances at which the refresh waits, in percent, rising to 100. @default - it does not wait */
  readonly checkpoints?: readonly number[];
  /** Seconds that it waits at each, up to 172800. @default 3600 */
  readonly checkpointDelaySeconds?: number;
  /** Leaves instances alone that already run the new template. @default true */
  readonly skipMatching?: boolean;
}

/** An alarm, or its name: a raw `CloudwatchMetricAlarm` will do. */
export type AlarmRef = string | { readonly alarmName: string };

/** What the refresh obeys beside its own props. */
export interface RefreshSettings extends RefreshProps {
  readonly minHealthyPercent: number;
  readonly maxHealthyPercent: number;
  /** Protected instances are replaced too: a new template asks for it, scaling does not. */
  readonly scaleInProtection: boolean;
}

/** A template that changed starts it; the provider watches that by itself, so no trigger is named. */
export function instanceRefresh(
  settings: RefreshSettings,
  alarms: readonly AlarmRef[],
): AutoscalingGroupInstanceRefresh {
  const { checkpoints, checkpointDelaySeconds = 3600, skipMatching = true } = settings;
  const names = [...new Set(alarms.map((alarm) => (typeof alarm === "string" ? alarm : alarm.alarmName)))];
  return {
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage: settings.minHealthyPercent,
      maxHealthyPercentage: settings.maxHealthyPercent,
      autoRollback: true,
      skipMatching,
      ...(settings.scaleInProtection && { scaleInProtectedInstances: "Refresh" }),
      ...(checkpoints && { checkpointPercentages: [...checkpoints], checkpointDelay: `${checkpointDelaySeconds}` }),
      ...(names.length > 0 && { alarmSpecification: { alarms: names } }),
    },
  };
}

/** What a refresh may add for a while, where nobody says it. */
export function defaultMaxHealthy(inEnvironment: number, minHealthyPercent: number): number {
  return Math.min(inEnvironment, minHealthyPercent + 100);
}

export function refreshProblems(refresh: RefreshProps = {}, minHealthyPercent: number): Problem[] {
  const { checkpoints, checkpointDelaySeconds } = refresh;
  return [
    between("refresh.maxHealthyPercent", refresh.maxHealthyPercent, 100, 200),
    healthyProblem("refresh.maxHealthyPercent", minHealthyPercent, refresh.maxHealthyPercent ?? 0),
    checkpoints && checkpointsProblem(checkpoints),
    between("refresh.checkpointDelaySeconds", checkpointDelaySeconds, 0, 172_800),
  ];
}

/** AWS docs, "RefreshPreferences" and "InstanceMaintenancePolicy". */
export function healthyProblem(prop: string, min: number, max: number): Problem {
  return must(!(max - min > 100), `${prop} must be at most 100 above minHealthyPercent, got ${max} and ${min}`);
}

/** The last one ends the refresh: below 100, the other instances would keep the old template. */
function checkpointsProblem(checkpoints: readonly number[]): Problem {
  const rises = checkpoints.every((percent, index) => percent > (checkpoints[index - 1] ?? 0));
  const whole = checkpoints.every(Number.isInteger);
  if (rises && whole && checkpoints.at(-1) === 100) return;
  return `refresh.checkpoints must be whole numbers that rise to 100, got ${checkpoints.join(", ") || "none"}`;
}
