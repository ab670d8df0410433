import { AutoscalingNotification } from "@cdktf/provider-aws/lib/autoscaling-notification";
import { choice, list, object, parseChild, type RowsOf, text } from "@plinth/core";
import { type FleetContext, NAMED } from "./fleet";

/** AWS docs, "Amazon SNS notification options for Amazon EC2 Auto Scaling". */
const EVENTS = {
  launch: "autoscaling:EC2_INSTANCE_LAUNCH",
  launchError: "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
  terminate: "autoscaling:EC2_INSTANCE_TERMINATE",
  terminateError: "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
} as const;
export type FleetEvent = keyof typeof EVENTS;

export interface NotifyProps {
  readonly topicArn: string;
  /** @default - what went wrong: `launchError` and `terminateError` */
  readonly events?: readonly FleetEvent[];
}

const EVENT = choice("launch", "launchError", "terminate", "terminateError").literal();
const NOTIFICATION = object({
  topicArn: text(),
  events: list(EVENT, { min: 1 }).literal().default(["launchError", "terminateError"]),
} satisfies RowsOf<NotifyProps>);

export function notify({ scope, group }: FleetContext, key: string, props: NotifyProps): AutoscalingNotification {
  const child = { method: "notify", prefix: "Notify", ...NAMED };
  const { id, topicArn, events } = parseChild(scope, key, NOTIFICATION, props, child);
  return new AutoscalingNotification(scope, id, {
    groupNames: [group.name],
    notifications: events.map((event) => EVENTS[event]),
    topicArn,
  });
}
