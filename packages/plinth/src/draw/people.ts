import { type Resource, type StackDocument, text } from "./document";
import type { Link } from "./links";
import type { Service } from "./services";

const WAYS: Readonly<Record<string, string>> = { email: "e-mail", "email-json": "e-mail", sms: "SMS" };

/** The subscribers of a topic, one thing per topic, without their addresses. */
export function subscribersOf(stack: StackDocument): { readonly services: Service[]; readonly links: Link[] } {
  const subscribed = stack.all("aws_sns_topic").flatMap((topic) => {
    const subscriptions = stack
      .all("aws_sns_topic_subscription")
      .filter((subscription) => stack.referent(subscription, "topic_arn") === topic);
    return subscriptions.length > 0 ? [{ topic, subscriptions }] : [];
  });
  return {
    services: subscribed.map(({ topic, subscriptions }) => ({
      id: idOf(topic),
      owner: idOf(topic),
      shows: subscriptions.map(({ address }) => address),
      topic: "watching",
      title: subscriptions.length === 1 ? "1 subscriber" : `${subscriptions.length} subscribers`,
      details: [`by ${[...new Set(subscriptions.map(wayOf))].join(", ")}`],
    })),
    links: subscribed.map(({ topic }) => ({ from: topic.owner, to: idOf(topic), label: "alarms" })),
  };
}

function idOf({ id }: Resource): string {
  return `${id} subscribers`;
}

function wayOf(subscription: Resource): string {
  const protocol = text(subscription, "protocol");
  return WAYS[protocol] ?? protocol;
}
