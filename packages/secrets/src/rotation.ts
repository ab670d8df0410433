import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import {
  integer,
  longestWindow,
  type ModuleContext,
  object,
  ROTATION_DAYS,
  ROTATION_SCHEDULE,
  type SettingsOf,
  text,
} from "@plinth/core";

/** New values by a function of yours: every so many days, or on a schedule. */
export type RotationProps = RotationFunction & (RotationByDays | RotationBySchedule);

interface RotationFunction {
  /** ARN of the function that makes and sets new values; its role needs `grantRotate`. */
  readonly lambdaArn: string;
  /**
   * Hours of the window in which AWS rotates, 1 to 24, within the day and before the next window.
   * @default - to the end of the day (UTC); one hour where the schedule is in hours
   */
  readonly windowHours?: number;
}

export interface RotationByDays {
  /** Days between rotations, 1 to 1000. The window begins at midnight (UTC). */
  readonly days: number;
  readonly schedule?: undefined;
}

export interface RotationBySchedule {
  /**
   * `rate(4 hours)` to `rate(23 hours)`, `rate(1 day)` to `rate(999 days)`, or `cron(0 H D M W *)` in UTC: on the hour, in every
   * year; `H` can be `4/8` for every eight hours from four o'clock.
   */
  readonly schedule: string;
  readonly days?: undefined;
}

const ROTATION_FUNCTION = text(
  "be the ARN of a Lambda function, without a version",
  /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
);

export const ROTATION = object(
  { lambdaArn: ROTATION_FUNCTION, windowHours: integer(1, 24).optional() },
  {
    oneOf: [{ days: ROTATION_DAYS }, { schedule: ROTATION_SCHEDULE }],
    rules: [
      // AWS docs, "RotationRulesType": a window does not extend into the next window or the next UTC day.
      ({ schedule, windowHours }, path) => {
        const longest = schedule === undefined ? undefined : longestWindow(schedule);
        return (
          longest !== undefined &&
          windowHours !== undefined &&
          windowHours > longest &&
          `${path("windowHours")} must be at most ${longest} with ${schedule}, got ${windowHours}`
        );
      },
    ],
  },
);

/**
 * Rotation by a function that Secrets Manager may call for this account only. Turning it on changes no value yet: the
 * first rotation is the first scheduled one.
 */
export function createRotation(
  { scope, aws }: ModuleContext,
  secretId: string,
  settings: SettingsOf<typeof ROTATION>,
): SecretsmanagerSecretRotation {
  const permission = new LambdaPermission(scope, "RotationPermission", {
    functionName: settings.lambdaArn,
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: aws.accountId,
  });
  return new SecretsmanagerSecretRotation(scope, "Rotation", {
    secretId,
    rotationLambdaArn: settings.lambdaArn,
    rotateImmediately: false,
    rotationRules: {
      automaticallyAfterDays: settings.days,
      scheduleExpression: settings.schedule,
      duration: settings.windowHours === undefined ? undefined : `${settings.windowHours}h`,
    },
    dependsOn: [permission],
  });
}
