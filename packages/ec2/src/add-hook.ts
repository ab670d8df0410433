import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, between, matches, nameOf, oneOf, type Problem, policyDocument, validate } from "@plinth/core";
import { call, type Fleet, keyProblems } from "./fleet";

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

const TRANSITIONS = {
  launch: { transition: "autoscaling:EC2_INSTANCE_LAUNCHING", otherwise: "abandon" },
  terminate: { transition: "autoscaling:EC2_INSTANCE_TERMINATING", otherwise: "continue" },
} as const;

/** A resource of its own: what is inside of the group is read at its creation only, and a change would be lost. */
export function addHook(
  fleet: Fleet & { readonly role: IamRole },
  key: string,
  props: HookProps,
): AutoscalingLifecycleHook {
  const id = `Hook-${key}`;
  validate(fleet, [...keyProblems(fleet, id, key), ...hookProblems(props)], call("addHook", key));
  mayComplete(fleet);
  const { on, timeoutSeconds = 300, otherwise = TRANSITIONS[on].otherwise, notify, metadata } = props;
  const messenger = notify && messengerFor(fleet, key, notify);
  return new AutoscalingLifecycleHook(fleet, id, {
    name: key,
    autoscalingGroupName: fleet.group.name,
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
function mayComplete(fleet: Fleet & { readonly role: IamRole }): void {
  if (fleet.node.tryFindChild("CompleteHooks")) return;
  new IamRolePolicy(fleet, "CompleteHooks", {
    role: fleet.role.name,
    name: "complete-hooks",
    policy: policyDocument([
      {
        actions: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
        resources: [fleet.group.arn],
      },
    ]),
  });
}

/** A role that lets Auto Scaling send to this target and nowhere else. */
function messengerFor(
  fleet: Fleet & { readonly role: IamRole },
  key: string,
  notify: NonNullable<HookProps["notify"]>,
) {
  const [target, action] =
    "topicArn" in notify ? [notify.topicArn, "sns:Publish"] : [notify.queueArn, "sqs:SendMessage"];
  const role = new IamRole(fleet, `HookRole-${key}`, {
    namePrefix: `${nameOf(fleet, 37)}-`,
    assumeRolePolicy: assumedBy("autoscaling.amazonaws.com"),
    permissionsBoundary: fleet.role.permissionsBoundaryInput,
    tags: { Name: nameOf(fleet, 255, key) },
  });
  const actions = action === "sqs:SendMessage" ? [action, "sqs:GetQueueUrl"] : [action];
  const policy = new IamRolePolicy(fleet, `HookPolicy-${key}`, {
    role: role.name,
    name: "notify",
    policy: policyDocument([{ actions, resources: [target] }]),
  });
  return { target, role, policy };
}

function hookProblems({ on, timeoutSeconds, otherwise, metadata }: HookProps): Problem[] {
  return [
    oneOf("on", on, ["launch", "terminate"]),
    between("timeoutSeconds", timeoutSeconds, 30, 7200),
    oneOf("otherwise", otherwise, ["abandon", "continue"]),
    matches("metadata", metadata, /^[\s\S]{1,1023}$/, "have 1 to 1023 characters"),
  ];
}
