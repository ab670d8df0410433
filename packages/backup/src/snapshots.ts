import { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { ServiceRole } from "./service-role";

export interface SnapshotSettings {
  readonly count: number;
  readonly time: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Daily snapshots of all volumes with a tag; the oldest goes when there are more than `count` of a volume. */
export function snapshotPolicy(
  scope: Construct,
  id: string,
  volumeTags: Readonly<Record<string, string>>,
  { role, permissions }: ServiceRole,
  { count, time, tags }: SnapshotSettings,
): DlmLifecyclePolicy {
  return new DlmLifecyclePolicy(scope, id, {
    description: describe(scope.node.path, id),
    executionRoleArn: role.arn,
    state: "ENABLED",
    policyDetails: {
      resourceTypes: ["VOLUME"],
      targetTags: { ...volumeTags },
      schedule: [
        {
          name: "daily",
          createRule: { interval: 24, intervalUnit: "HOURS", times: [time] },
          retainRule: { count },
          copyTags: true,
        },
      ],
    },
    tags,
    dependsOn: permissions,
  });
}

/** Volumes with any of several tags would be taken, which nobody means. AWS docs, "How Amazon Data Lifecycle Manager works". */
export function volumeTagProblem(volumeTags: Readonly<Record<string, string>>): Problem {
  const count = Object.keys(volumeTags).length;
  return must(count === 1, `thing.protection.volumeTags must be exactly one tag, got ${count}`);
}

/** Letters, digits, spaces, hyphens and underscores, up to 500. */
function describe(path: string, id: string): string {
  return `${path} ${id}`.replace(/[^\w -]+/g, " ").slice(0, 500);
}
