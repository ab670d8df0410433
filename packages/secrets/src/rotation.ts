import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { between, matches, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";

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
  /** Days between rotations, 1 to 90. The window begins at midnight (UTC). */
  readonly days: number;
  readonly schedule?: undefined;
}

export interface RotationBySchedule {
  /**
   * `rate(4 hours)` to `rate(23 hours)`, or `cron(0 H D * W *)` in UTC: on the hour, in every month and year; `H` can be
   * `4/8` for every eight hours from four o'clock. AWS docs, "Schedule expressions in Secrets Manager rotation".
   */
  readonly schedule: string;
  readonly days?: undefined;
}

const RATE = /^rate\((\d{1,2}) hours\)$/;
const HOURS = /^([01]?\d|2[0-3])(?:\/([4-9]|1\d|2[0-3]))?$/;
const DAY_OF_MONTH = /^(\*|L|(0?[1-9]|[12]\d|3[01])(\/(0?[1-9]|[12]\d|3[01]))?)$/;
const DAY_OF_WEEK = /^([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(#[1-5]|L)?$/;

export function rotationProblems(rotation: RotationProps | undefined): Problem[] {
  if (!rotation) return [];
  return [
    matches(
      "rotation.lambdaArn",
      rotation.lambdaArn,
      /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
      "be the ARN of a Lambda function, without a version",
    ),
    between("rotation.days", rotation.days, 1, 90),
    ...scheduleProblems(rotation),
  ];
}

function scheduleProblems({ days, schedule, windowHours }: RotationProps): Problem[] {
  const window = between("rotation.windowHours", windowHours, 1, 24);
  if (schedule === undefined)
    return [days === undefined && "rotation must have days or a schedule, got neither", window];
  if (Token.isUnresolved(schedule)) return [window];
  if (days !== undefined) return ["rotation must have days or a schedule, got both"];
  const hours = windowsOf(schedule);
  if (!hours) {
    const rule = 'be "rate(4 hours)" to "rate(23 hours)", or "cron(0 H D * W *)" with "?" for either D or W';
    return [`rotation.schedule must ${rule}, got ${JSON.stringify(schedule)}`, window];
  }
  const tooLong = windowHours !== undefined && windowHours > hours;
  return [window || (tooLong && `rotation.windowHours must be at most ${hours} with ${schedule}, got ${windowHours}`)];
}

/** The longest window that a schedule leaves, in hours; nothing for a schedule that AWS would refuse. */
function windowsOf(schedule: string): number | undefined {
  const every = Number(RATE.exec(schedule)?.[1]);
  if (every) return every >= 4 && every <= 23 ? every : undefined;
  const fields = /^cron\(0 (\S+) (\S+) \* (\S+) \*\)$/.exec(schedule);
  if (!fields) return;
  const [, hour, dayOfMonth, dayOfWeek] = fields;
  const hours = HOURS.exec(hour);
  const days = dayOfWeek === "?" ? DAY_OF_MONTH.test(dayOfMonth) : dayOfMonth === "?" && DAY_OF_WEEK.test(dayOfWeek);
  if (!hours || !days) return;
  const [, start, step] = hours.map(Number);
  if (!hours[2]) return 24 - start;
  // The last window of the day begins a whole number of steps after the first.
  const last = start + Math.floor((23 - start) / step) * step;
  return Math.min(step, 24 - last);
}

/**
 * Rotation by a function that Secrets Manager may call for this account only. Turning it on changes no value yet: the
 * first rotation is the first scheduled one.
 */
export function rotation(scope: Construct, secretId: string, props: RotationProps): SecretsmanagerSecretRotation {
  const permission = new LambdaPermission(scope, "RotationPermission", {
    functionName: props.lambdaArn,
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: new DataAwsCallerIdentity(scope, "Account").accountId,
  });
  return new SecretsmanagerSecretRotation(scope, "Rotation", {
    secretId,
    rotationLambdaArn: props.lambdaArn,
    rotateImmediately: false,
    rotationRules: {
      automaticallyAfterDays: props.days,
      scheduleExpression: props.schedule,
      duration: props.windowHours === undefined ? undefined : `${props.windowHours}h`,
    },
    dependsOn: [permission],
  });
}
