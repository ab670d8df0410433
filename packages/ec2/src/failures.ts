import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import type { ModuleContext } from "@plinth/core";

/** Failures that Auto Scaling tells EventBridge and nobody else: a rule counts them, which costs nothing. */
export interface FailureRules {
  readonly refreshFailures: CloudwatchEventRule;
  readonly launchFailures: CloudwatchEventRule;
}

/** AWS docs, "Instance refresh example events and patterns" and "Amazon EC2 Auto Scaling event reference". */
export function createFailureRules(context: ModuleContext, groupName: string): FailureRules {
  const rule = (id: string, description: string, detailType: readonly object[]) =>
    new CloudwatchEventRule(context.scope, id, {
      name: context.name(64, id),
      description,
      eventPattern: JSON.stringify({
        source: ["aws.autoscaling"],
        "detail-type": detailType,
        detail: { AutoScalingGroupName: [groupName] },
      }),
      tags: context.tags(),
    });
  return {
    refreshFailures: rule("RefreshFailures", "Counts instance refreshes that fail or are rolled back", [
      { prefix: "EC2 Auto Scaling Instance Refresh Failed" },
      { prefix: "EC2 Auto Scaling Instance Refresh Rollback" },
    ]),
    launchFailures: rule("LaunchFailures", "Counts instances that could not be launched", [
      { prefix: "EC2 Instance Launch Unsuccessful" },
    ]),
  };
}
