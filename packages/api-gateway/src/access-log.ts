import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type KeyRef, keyFor, nameOf, oneOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { type ApiKind, type LogFields, logFieldsProblems } from "./log-fields";

export interface AccessLogProps<K extends ApiKind> {
  /** Fields of a line, by name; one must be `$context.requestId`. @default - `HTTP_LOG_FIELDS` or `REST_LOG_FIELDS` */
  readonly fields?: LogFields<K>;
  /** Half the price, without metric filters and subscriptions; a change makes a new group. @default "STANDARD" */
  readonly logGroupClass?: "STANDARD" | "INFREQUENT_ACCESS";
  /** Whether the log stays in the account when the API goes. @default false */
  readonly skipDestroy?: boolean;
}

/** What a line of an HTTP API says unless you say otherwise. */
export const HTTP_LOG_FIELDS = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  sourceIp: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  method: "$context.httpMethod",
  path: "$context.path",
  routeKey: "$context.routeKey",
  protocol: "$context.protocol",
  status: "$context.status",
  responseLength: "$context.responseLength",
  responseLatency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integrationErrorMessage",
  error: "$context.error.message",
  authorizerError: "$context.authorizer.error",
} as const satisfies LogFields<"HTTP">;

/** What a line of a REST API says unless you say otherwise. */
export const REST_LOG_FIELDS = {
  requestId: "$context.requestId",
  extendedRequestId: "$context.extendedRequestId",
  requestTime: "$context.requestTime",
  sourceIp: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  apiKeyId: "$context.identity.apiKeyId",
  method: "$context.httpMethod",
  path: "$context.path",
  resourcePath: "$context.resourcePath",
  protocol: "$context.protocol",
  status: "$context.status",
  responseLength: "$context.responseLength",
  responseLatency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integration.error",
  error: "$context.error.message",
  validationError: "$context.error.validationErrorString",
  authorizerError: "$context.authorizer.error",
  wafResponse: "$context.wafResponseCode",
  traceId: "$context.xrayTraceId",
} as const satisfies LogFields<"REST">;

/** Days that CloudWatch Logs can keep; 0 would be for ever. AWS docs, "PutRetentionPolicy". */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function retentionProblem(days: number | undefined): Problem {
  return oneOf("logRetentionDays", days, RETENTIONS);
}

export function accessLogProblems(kind: ApiKind, props: AccessLogProps<ApiKind> | undefined): Problem[] {
  return logFieldsProblems(kind, props?.fields);
}

/** The prefix keeps the account's policy for log delivery short. AWS docs, "Logging sent to CloudWatch Logs". */
export function accessLog(
  scope: Construct,
  props: Omit<AccessLogProps<ApiKind>, "fields"> & {
    readonly retentionDays: number;
    readonly encryptionKey: KeyRef | undefined;
    readonly tags: Readonly<Record<string, string>>;
  },
): CloudwatchLogGroup {
  const infrequent = props.logGroupClass === "INFREQUENT_ACCESS";
  return new CloudwatchLogGroup(scope, "AccessLog", {
    name: `/aws/vendedlogs/apigateway/${nameOf(scope, 200)}${infrequent ? "-infrequent" : ""}`,
    logGroupClass: infrequent ? props.logGroupClass : undefined,
    retentionInDays: props.retentionDays,
    kmsKeyId: keyFor(props.encryptionKey, "logs"),
    skipDestroy: props.skipDestroy,
    tags: props.tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
