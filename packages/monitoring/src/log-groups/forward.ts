import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import {
  byMember,
  type ModuleContext,
  nameOf,
  object,
  parseChild,
  ROLE_ARN,
  type RoleRef,
  type RowsOf,
  reference,
  regionProblem,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import { FUNCTION, type FunctionRef } from "../subscribers";
import { childOf, LOG_CHILD, LOG_GROUP, type LogGroupRef } from "./watch";

export interface LogForwarding {
  readonly logGroup: LogGroupRef;
  readonly to: LogReceiver;
  /** Only lines that match. AWS docs, "Filter pattern syntax". @default - every line */
  readonly pattern?: string;
}

export type LogReceiver =
  | {
      /** Called with the lines; permitted here. */
      readonly function: FunctionRef;
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

const STREAM = text("be the ARN of a stream", /^arn:[\w-]+:(kinesis|firehose):\S+$/);
const DESTINATION = text("be the ARN of a destination of CloudWatch Logs", /^arn:[\w-]+:logs:\S+:destination:\S+$/);

const FORWARDING = object({
  logGroup: LOG_GROUP,
  to: byMember({
    function: object({ function: FUNCTION }),
    streamArn: object({ streamArn: STREAM, role: reference<Pick<RoleRef, "arn">>({ arn: ROLE_ARN }) }),
    destinationArn: object({ destinationArn: DESTINATION }),
  }),
  pattern: text("have at most 1024 characters", /^[\s\S]{0,1024}$/).default(""),
} satisfies RowsOf<LogForwarding>);

/** Sends the lines of a log on as they are written. */
export function addForwarding(
  { scope: module, aws }: ModuleContext,
  key: string,
  options: LogForwarding,
): CloudwatchLogSubscriptionFilter {
  const { id, logGroup, to, pattern } = parseChild(module, key, FORWARDING, options, {
    ...LOG_CHILD,
    method: "forwardLogs",
    home: "Forwards",
    rules: [(settings) => regionProblem("logGroup", module, settings.logGroup)],
  });
  const scope = new Construct(childOf(module, "Forwards"), id);
  const permission = "function" in to ? [permitted(scope, to.function, aws.accountId)] : [];
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
function permitted(scope: Construct, { functionName }: FunctionRef, sourceAccount: string): LambdaPermission {
  return new LambdaPermission(scope, "Permission", {
    action: "lambda:InvokeFunction",
    functionName,
    principal: "logs.amazonaws.com",
    sourceAccount,
  });
}
