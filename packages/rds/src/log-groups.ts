import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type KeyRef, keyFor } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** What AWS takes. AWS docs, "PutRetentionPolicy" of Amazon CloudWatch Logs. */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** RDS would make these groups itself, without key or end; so they are there before it is. */
export function logGroups(
  scope: Construct,
  owner: `${"instance" | "cluster"}/${string}`,
  logs: readonly string[],
  props: { retentionDays: number; encryptionKey?: KeyRef; tags: Record<string, string>; provider?: TerraformProvider },
): Readonly<Record<string, CloudwatchLogGroup>> {
  return Object.fromEntries(
    logs.map((log) => [
      log,
      new CloudwatchLogGroup(scope, `LogGroup-${log}`, {
        name: `/aws/rds/${owner}/${log}`,
        retentionInDays: props.retentionDays,
        kmsKeyId: keyFor(props.encryptionKey, "logs"),
        tags: props.tags,
        provider: props.provider,
      }),
    ]),
  );
}
