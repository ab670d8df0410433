import type { AutoscalingGroupInstanceRefresh } from "@cdktf/provider-aws/lib/autoscaling-group";
import {
  boolean,
  type Environment,
  either,
  integer,
  isKnownLater,
  list,
  object,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
  textOfNumber,
} from "@plinth/core";
import { Fn, Op } from "cdktf";

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

export const REFRESH = object({
  maxHealthyPercent: integer(100, 200).optional(),
  checkpoints: list(integer(1, 100), { unique: () => undefined })
    .where("be whole numbers that rise", (all) => all.every((one, index) => one > (all[index - 1] ?? 0)))
    .optional(),
  checkpointDelaySeconds: integer(0, 172_800).default(3600),
  skipMatching: boolean.default(true),
} satisfies RowsOf<RefreshProps>);

/** What the refresh obeys beside its own props. */
export interface RefreshSettings extends SettingsOf<typeof REFRESH> {
  readonly minHealthyPercent: number;
  readonly maxHealthyPercent: number;
  /** Protected instances are replaced too: a new template asks for it, scaling does not. */
  readonly scaleInProtection: boolean;
}

/** AWS docs, "RefreshPreferences": at most ten alarms. */
const MOST_ALARMS = 10;

/** @param given - how many alarms there are already */
export const alarmsParser = (given: number) =>
  object(
    { alarms: list(either(text(), reference<Exclude<AlarmRef, string>>({ alarmName: text() }))) },
    {
      rules: [
        ({ alarms }) => {
          const count = given + alarms.length;
          return count > MOST_ALARMS && `alarms must be at most ${MOST_ALARMS}, got ${count}`;
        },
      ],
    },
  );

/** A template that changed starts it; the provider watches that by itself, so no trigger is named. */
export function instanceRefresh(
  settings: RefreshSettings,
  alarms: readonly AlarmRef[],
): AutoscalingGroupInstanceRefresh {
  const { checkpoints, checkpointDelaySeconds } = settings;
  const names = [...new Set(alarms.map((alarm) => (typeof alarm === "string" ? alarm : alarm.alarmName)))];
  return {
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage: settings.minHealthyPercent,
      maxHealthyPercentage: settings.maxHealthyPercent,
      autoRollback: true,
      skipMatching: settings.skipMatching,
      ...(settings.scaleInProtection && { scaleInProtectedInstances: "Refresh" }),
      ...(checkpoints !== undefined &&
        (isKnownLater(checkpoints) || checkpoints.length > 0) && {
          checkpointPercentages: [...checkpoints],
          checkpointDelay: textOfNumber(checkpointDelaySeconds),
        }),
      ...(names.length > 0 && { alarmSpecification: { alarms: names } }),
    },
  };
}

/** How far above the desired capacity a replacement may go, in percent. AWS allows 100 between the two. */
const MAX_HEALTHY_PERCENT = { dev: 100, prod: 110 } as const;

/** What a refresh may add for a while, by default. */
export function defaultMaxHealthy(environment: Environment, minHealthyPercent: number): number {
  const usual = MAX_HEALTHY_PERCENT[environment];
  if (isKnownLater(minHealthyPercent)) return Fn.min([usual, Op.add(minHealthyPercent, 100)]);
  return Math.min(usual, minHealthyPercent + 100);
}

/** AWS docs, "RefreshPreferences" and "InstanceMaintenancePolicy". */
export function healthyProblem(prop: string, min: number, max: number | undefined): string | false {
  return (
    max !== undefined && max - min > 100 && `${prop} must be at most 100 above minHealthyPercent, got ${max} and ${min}`
  );
}

/** What AWS accepts: the instances that the last checkpoint leaves out keep the former template. */
export function checkpointsWarning({ checkpoints }: Pick<RefreshSettings, "checkpoints">): string | undefined {
  const last = checkpoints?.at(-1);
  if (last === undefined || isKnownLater(last) || last === 100) return;
  return `refresh.checkpoints ends at ${last}, not at 100: the other instances keep the former template`;
}
