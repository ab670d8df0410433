import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type KeyRef, keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";

/** Fields of a line, by name. AWS docs, "Customize HTTP API access logs". */
const FIELDS = {
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
} as const;

/** One JSON object a request. */
export const FORMAT = JSON.stringify(FIELDS);

/** The prefix keeps the account's policy for log delivery short. AWS docs, "Logging sent to CloudWatch Logs". */
export function accessLog(
  scope: Construct,
  props: { retentionDays: number; encryptionKey?: KeyRef; tags: Readonly<Record<string, string>> },
): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, "AccessLog", {
    name: `/aws/vendedlogs/apigateway/${nameOf(scope, 200)}`,
    retentionInDays: props.retentionDays,
    kmsKeyId: keyFor(props.encryptionKey, "logs"),
    tags: props.tags,
  });
}
