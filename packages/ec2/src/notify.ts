import { AutoscalingNotification } from "@cdktf/provider-aws/lib/autoscaling-notification";
import { distinct, oneOf, validate } from "@plinth/core";
import { call, type Fleet, keyProblems } from "./fleet";

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

export function notify(fleet: Fleet, key: string, props: NotifyProps): AutoscalingNotification {
  const id = `Notify-${key}`;
  const { topicArn, events = ["launchError", "terminateError"] } = props;
  validate(
    fleet,
    [
      ...keyProblems(fleet, id, key),
      distinct("events", events, 1),
      ...events.map((event) => oneOf("events", event, Object.keys(EVENTS) as FleetEvent[])),
    ],
    call("notify", key),
  );
  return new AutoscalingNotification(fleet, id, {
    groupNames: [fleet.group.name],
    notifications: events.map((event) => EVENTS[event]),
    topicArn,
  });
}
