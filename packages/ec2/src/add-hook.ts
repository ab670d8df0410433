import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  assumedBy,
  byMember,
  characters,
  choice,
  integer,
  object,
  parseChild,
  policyDocument,
  type RowsOf,
  text,
} from "@plinth/core";
import { type FleetContext, NAMED } from "./fleet";

/** Holds an instance while something is done. AWS docs, "Amazon EC2 Auto Scaling lifecycle hooks". */
export interface HookProps {
  /** Before it serves, or before it ends. */
  readonly on: "launch" | "terminate";
  /** Seconds that it is held at most, 30 to 7200. @default 300 */
  readonly timeoutSeconds?: number;
  /** What happens when nobody says that it is done. @default - "abandon" at a launch, which ends the instance; "continue" at an end */
  readonly otherwise?: "abandon" | "continue";
  /** Who is told; EventBridge is told in any case. @default - nobody */
  readonly notify?: { readonly topicArn: string } | { readonly queueArn: string };
  /** Text that goes along, up to 1023 characters. @default - none */
  readonly metadata?: string;
}

const HOOK = object({
  on: choice("launch", "terminate").literal(),
  timeoutSeconds: integer(30, 7200).default(300),
  otherwise: choice("abandon", "continue").literal().optional(),
  notify: byMember({ topicArn: object({ topicArn: text() }), queueArn: object({ queueArn: text() }) }).optional(),
  metadata: characters(1, 1023).optional(),
} satisfies RowsOf<HookProps>);

const TRANSITIONS = {
  launch: { transition: "autoscaling:EC2_INSTANCE_LAUNCHING", otherwise: "abandon" },
  terminate: { transition: "autoscaling:EC2_INSTANCE_TERMINATING", otherwise: "continue" },
} as const;

/** A resource of its own: what is inside of the group is read at its creation only, and a change would be lost. */
export function addHook(fleet: FleetContext, key: string, props: HookProps): AutoscalingLifecycleHook {
  const { scope, group } = fleet;
  const { id, ...settings } = parseChild(scope, key, HOOK, props, { method: "addHook", prefix: "Hook", ...NAMED });
  const { on, timeoutSeconds, otherwise = TRANSITIONS[on].otherwise, notify, metadata } = settings;
  permitCompletion(fleet);
  const messenger = notify && createMessenger(fleet, key, notify);
  return new AutoscalingLifecycleHook(scope, id, {
    name: key,
    autoscalingGroupName: group.name,
    lifecycleTransition: TRANSITIONS[on].transition,
    heartbeatTimeout: timeoutSeconds,
    defaultResult: otherwise.toUpperCase(),
    notificationMetadata: metadata,
    notificationTargetArn: messenger?.target,
    roleArn: messenger?.role.arn,
    dependsOn: messenger && [messenger.policy],
  });
}

/** Instances say themselves that they are done, or need longer. */
function permitCompletion({ scope, role, group }: FleetContext): void {
  if (scope.node.tryFindChild("CompleteHooks")) return;
  new IamRolePolicy(scope, "CompleteHooks", {
    role: role.name,
    name: "complete-hooks",
    policy: policyDocument([
      {
        actions: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
        resources: [group.arn],
      },
    ]),
  });
}

/** A role that lets Auto Scaling send to this target and nowhere else. */
function createMessenger(fleet: FleetContext, key: string, notify: NonNullable<HookProps["notify"]>) {
  const { scope } = fleet;
  const [target, actions] =
    "topicArn" in notify
      ? [notify.topicArn, ["sns:Publish"]]
      : [notify.queueArn, ["sqs:SendMessage", "sqs:GetQueueUrl"]];
  const role = new IamRole(scope, `HookRole-${key}`, {
    namePrefix: `${fleet.name(37)}-`,
    assumeRolePolicy: assumedBy("autoscaling.amazonaws.com"),
    permissionsBoundary: fleet.role.permissionsBoundaryInput,
    tags: fleet.tags(key),
  });
  const policy = new IamRolePolicy(scope, `HookPolicy-${key}`, {
    role: role.name,
    name: "notify",
    policy: policyDocument([{ actions, resources: [target] }]),
  });
  return { target, role, policy };
}
