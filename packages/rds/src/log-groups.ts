import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type KeyRef, keyFor } from "@plinth/core";
import type { Construct } from "constructs";

/** RDS would make these groups itself, without key or end; so they are there before it is. */
export function logGroups(
  scope: Construct,
  identifier: string,
  logs: readonly string[],
  props: { retentionDays: number; encryptionKey?: KeyRef; tags: Record<string, string> },
): Readonly<Record<string, CloudwatchLogGroup>> {
  return Object.fromEntries(
    logs.map((log) => [
      log,
      new CloudwatchLogGroup(scope, `LogGroup-${log}`, {
        name: `/aws/rds/instance/${identifier}/${log}`,
        retentionInDays: props.retentionDays,
        kmsKeyId: keyFor(props.encryptionKey, "logs"),
        tags: props.tags,
      }),
    ]),
  );
}
