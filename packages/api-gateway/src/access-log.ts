import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { boolean, choice, type ModuleContext, object, type Problem, type RowsOf, text } from "@plinth/core";
import { type ApiKind, formatLengthProblem, type LogFields, logFields, requiredFieldRule } from "./log-fields";

export interface AccessLogProps<K extends ApiKind> {
  /** Fields of a line, by name; one must be `$context.requestId`. @default - `HTTP_LOG_FIELDS` or `REST_LOG_FIELDS` */
  readonly fields?: LogFields<K>;
  /** Half the price, without metric filters and subscriptions; a change makes a new group. @default "STANDARD" */
  readonly logGroupClass?: "STANDARD" | "INFREQUENT_ACCESS";
  /** Whether the log stays in the account when the API goes. @default false */
  readonly skipDestroy?: boolean;
}

export interface RestAccessLogProps extends AccessLogProps<"REST"> {
  /** Sends the log to this Firehose stream, whose name begins with `amazon-apigateway-`. @default - CloudWatch Logs */
  readonly deliveryStreamArn?: string;
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

const GROUP = {
  logGroupClass: choice("STANDARD", "INFREQUENT_ACCESS").literal().optional(),
  skipDestroy: boolean.optional(),
};

export const HTTP_ACCESS_LOG = object(
  {
    ...GROUP,
    fields: logFields("HTTP").default(HTTP_LOG_FIELDS),
  } satisfies RowsOf<AccessLogProps<"HTTP">>,
  { rules: [requiredFieldRule("HTTP"), formatLengthProblem] },
);

export const REST_ACCESS_LOG = object(
  {
    ...GROUP,
    fields: logFields("REST").default(REST_LOG_FIELDS),
    deliveryStreamArn: text(
      "be a delivery stream whose name begins with amazon-apigateway-",
      /^arn:[\w-]+:firehose:[a-z0-9-]+:\d{12}:deliverystream\/amazon-apigateway-.+$/,
    ).optional(),
  } satisfies RowsOf<RestAccessLogProps>,
  { rules: [requiredFieldRule("REST"), formatLengthProblem] },
);

export function unusedGroupWarning({ deliveryStreamArn, logGroupClass, skipDestroy }: RestAccessLogProps): Problem {
  const given = Object.entries({ logGroupClass, skipDestroy }).flatMap(([name, value]) =>
    value === undefined ? [] : name,
  );
  return (
    deliveryStreamArn !== undefined &&
    given.length > 0 &&
    `accessLog.${given.join(" and ")} has no effect with deliveryStreamArn, which needs no log group: omit it`
  );
}

/** The prefix keeps the account's policy for log delivery short. AWS docs, "Logging sent to CloudWatch Logs". */
export function createAccessLog(
  context: ModuleContext,
  { logGroupClass, skipDestroy }: Omit<AccessLogProps<ApiKind>, "fields">,
): CloudwatchLogGroup {
  const isInfrequent = logGroupClass === "INFREQUENT_ACCESS";
  const name = `/aws/vendedlogs/apigateway/${context.name(200)}${isInfrequent ? "-infrequent" : ""}`;
  return context.createLogGroup("AccessLog", name, {
    logGroupClass: isInfrequent ? logGroupClass : undefined,
    skipDestroy,
    lifecycle: { createBeforeDestroy: true },
  });
}
