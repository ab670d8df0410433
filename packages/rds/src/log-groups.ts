import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ModuleContext } from "@plinth/core";

export type LogGroups = Readonly<Record<string, CloudwatchLogGroup>>;

/** RDS would make these groups itself, without key or end; so they are there before it is. */
export function createLogGroups(
  context: ModuleContext,
  owner: `${"instance" | "cluster"}/${string}`,
  logs: readonly string[],
): LogGroups {
  return Object.fromEntries(
    logs.map((log) => [log, context.createLogGroup(`LogGroup-${log}`, `/aws/rds/${owner}/${log}`)]),
  );
}
