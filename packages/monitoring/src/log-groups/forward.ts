import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { matches, nameOf, type Problem, type RoleRef } from "@plinth/core";
import type { Construct } from "constructs";
import type { LogGroupRef } from "./watch";

export interface LogForwarding {
  readonly logGroup: LogGroupRef;
  readonly to: LogReceiver;
  /** Only lines that match. AWS docs, "Filter pattern syntax". @default - every line */
  readonly pattern?: string;
}

export type LogReceiver =
  | {
      /** Called with the lines; permitted here. */
      readonly function: { readonly arn: string; readonly functionName: string };
    }
  | {
      /** ARN of a Kinesis or Firehose stream. */
      readonly streamArn: string;
      /** A role that CloudWatch Logs assumes and that may write into the stream. */
      readonly role: Pick<RoleRef, "arn">;
    }
  | {
      /** ARN of a destination of CloudWatch Logs, in another account as a rule. */
      readonly destinationArn: string;
    };

export function forwardProblems({ to, pattern }: LogForwarding): Problem[] {
  return [
    pattern !== undefined && matches("pattern", pattern, /^[\s\S]{0,1024}$/, "have at most 1024 characters"),
    "streamArn" in to &&
      matches("to.streamArn", to.streamArn, /^arn:[\w-]+:(kinesis|firehose):\S+$/, "be the ARN of a stream"),
    "destinationArn" in to &&
      matches(
        "to.destinationArn",
        to.destinationArn,
        /^arn:[\w-]+:logs:\S+:destination:\S+$/,
        "be the ARN of a destination of CloudWatch Logs",
      ),
  ];
}

/** Sends the lines of a log on as they are written. A log group has room for two of these. AWS docs, "CloudWatch Logs quotas". */
export function forwardLogs(scope: Construct, { logGroup, to, pattern = "" }: LogForwarding) {
  const permission = "function" in to ? [permitted(scope, to.function)] : [];
  return new CloudwatchLogSubscriptionFilter(scope, "Default", {
    name: nameOf(scope, 512),
    logGroupName: logGroup.name,
    filterPattern: pattern,
    destinationArn: "function" in to ? to.function.arn : "streamArn" in to ? to.streamArn : to.destinationArn,
    roleArn: "streamArn" in to ? to.role.arn : undefined,
    dependsOn: permission,
  });
}

/** The service tries the destination when the filter is made; a permission of the function itself, not a policy of Logs. */
function permitted(scope: Construct, { functionName }: { readonly functionName: string }): LambdaPermission {
  return new LambdaPermission(scope, "Permission", {
    action: "lambda:InvokeFunction",
    functionName,
    principal: "logs.amazonaws.com",
    sourceAccount: new DataAwsCallerIdentity(scope, "Account").accountId,
  });
}
