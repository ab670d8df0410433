import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import {
  arnRegionProblem,
  boolean,
  byMember,
  FUNCTION_ARN,
  object,
  parseChild,
  policyDocument,
  reference,
  type SettingsOf,
  type Severity,
  text,
  warn,
} from "@plinth/core";
import type { Construct } from "constructs";
import type { Routes } from "./routes";
import { SEVERITY } from "./signals";

/** Who is told, or what is done. */
export type Subscriber = SubscriberOptions & (Endpoint | Action);

interface SubscriberOptions {
  /** The least that it hears: "page" only what must wake somebody, "ticket" everything. @default "ticket" */
  readonly severity?: Severity;
}

interface Action {
  /** ARN of an OpsItem or of a response plan of Systems Manager: done when an alarm starts. */
  readonly action: string;
}

type Endpoint =
  | {
      /** The person confirms by a link in the first message. */
      readonly email: string;
    }
  | {
      /** `https://…` (or `http://…`, with a warning) of a pager, a chat or a ticket system; the address is in Terraform's state. */
      readonly webhook: string;
      /** The endpoint confirms by itself, as PagerDuty and Opsgenie do, so that Terraform can wait. @default false */
      readonly confirmsItself?: boolean;
    }
  | {
      /** A queue for alarms alone: its policy is written here. An encrypted queue's key must let SNS in. */
      readonly queue: QueueRef;
    }
  | {
      /** Called with every message; permitted here. */
      readonly function: FunctionRef;
    };

interface QueueRef {
  readonly arn: string;
  readonly url: string;
}

export interface FunctionRef {
  readonly arn: string;
  readonly functionName: string;
}

export const EMAIL = text("be an e-mail address", /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
const WEBHOOK = text("begin with https:// or http://", /^https?:\/\/\S+$/);
const QUEUE = reference<QueueRef>({
  arn: text("be the ARN of a standard queue", /^arn:[\w-]+:sqs:(?!\S*\.fifo$)\S+$/),
  url: text(),
});
export const FUNCTION = reference<FunctionRef>({
  arn: FUNCTION_ARN,
  functionName: text(),
});
const ACTION = text(
  "be the ARN of an OpsItem or of a response plan of Systems Manager",
  /^arn:[\w-]+:(ssm|ssm-incidents):\S+$/,
);
const severity = SEVERITY.default("ticket");

const SUBSCRIBER = byMember({
  email: object({ email: EMAIL, severity }),
  webhook: object({ webhook: WEBHOOK, confirmsItself: boolean.optional(), severity }),
  queue: object({ queue: QUEUE, severity }),
  function: object({ function: FUNCTION, severity }),
  action: object({ action: ACTION, severity }),
});

type EndpointSettings = Exclude<SettingsOf<typeof SUBSCRIBER>, Action>;

export function parseSubscriber(
  module: Construct & { readonly pageTopic: unknown },
  routes: Routes,
  key: string,
  subscriber: Subscriber,
) {
  const parsed = parseChild(module, key, SUBSCRIBER, subscriber, {
    method: "notify",
    prefix: "Subscriber",
    keyName: "id",
    rules: [
      (settings) => "action" in settings && arnRegionProblem("action", module, settings.action),
      (settings) => ("action" in settings || (settings.severity === "page" && !module.pageTopic)) && routes.problem,
    ],
  });
  const isInsecure = "webhook" in parsed && isPlain(parsed.webhook);
  warn(module, isInsecure && `notify("${key}"): webhook receives the alarms without encryption: use https://`);
  return parsed;
}

/** SNS delivers over HTTP too. AWS docs, "Subscribe", https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
function isPlain(webhook: string): boolean {
  return webhook.startsWith("http://");
}

/** The addresses that the module's props name keep ids of their own. */
export function subscribeEmail(scope: Construct, topicArn: string, email: string): void {
  new SnsTopicSubscription(scope, `Email-${email}`, { topicArn, protocol: "email", endpoint: email });
}

export function subscribe(scope: Construct, topicArn: string, subscriber: EndpointSettings): void {
  new SnsTopicSubscription(scope, "Default", { topicArn, ...endpointOf(scope, topicArn, subscriber) });
}

function endpointOf(scope: Construct, topicArn: string, subscriber: EndpointSettings) {
  if ("email" in subscriber) return { protocol: "email", endpoint: subscriber.email };
  if ("webhook" in subscriber) {
    const { webhook, confirmsItself } = subscriber;
    const protocol = isPlain(webhook) ? "http" : "https";
    return { protocol, endpoint: webhook, endpointAutoConfirms: confirmsItself };
  }
  if ("queue" in subscriber) {
    const { arn, url } = subscriber.queue;
    new SqsQueuePolicy(scope, "QueuePolicy", { queueUrl: url, policy: mayWrite(topicArn, arn) });
    return { protocol: "sqs", endpoint: arn };
  }
  const { arn, functionName } = subscriber.function;
  new LambdaPermission(scope, "Permission", {
    action: "lambda:InvokeFunction",
    functionName,
    principal: "sns.amazonaws.com",
    sourceArn: topicArn,
  });
  return { protocol: "lambda", endpoint: arn };
}

/** AWS docs, "Subscribing an Amazon SQS queue to an Amazon SNS topic". */
function mayWrite(topicArn: string, queueArn: string): string {
  return policyDocument([
    {
      sid: "Alarms",
      principals: { Service: ["sns.amazonaws.com"] },
      actions: ["sqs:SendMessage"],
      resources: [queueArn],
      conditions: { ArnEquals: { "aws:SourceArn": topicArn } },
    },
    {
      sid: "OnlyTls",
      effect: "Deny",
      principals: { AWS: ["*"] },
      actions: ["sqs:SendMessage"],
      resources: [queueArn],
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
