import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";

/** Failures that Auto Scaling tells EventBridge and nobody else: a rule counts them, which costs nothing. */
export interface FailureRules {
  readonly refreshFailures: CloudwatchEventRule;
  readonly launchFailures: CloudwatchEventRule;
}

/** AWS docs, "Instance refresh example events and patterns" and "Amazon EC2 Auto Scaling event reference". */
export function failureRules(
  scope: Construct,
  groupName: string,
  tags: Readonly<Record<string, string>>,
): FailureRules {
  const rule = (id: string, description: string, detailType: readonly object[]) =>
    new CloudwatchEventRule(scope, id, {
      name: nameOf(scope, 64, id),
      description,
      eventPattern: JSON.stringify({
        source: ["aws.autoscaling"],
        "detail-type": detailType,
        detail: { AutoScalingGroupName: [groupName] },
      }),
      tags,
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
