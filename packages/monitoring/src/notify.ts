import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { matches, type Problem, policyDocument, type Severity } from "@plinth/core";
import type { Construct } from "constructs";

/** Who is told, or what is done. */
export type Hearer = HearerOptions & (Subscriber | { readonly action: string });

interface HearerOptions {
  /** The least that it hears: "page" only what must wake somebody, "ticket" everything. @default "ticket" */
  readonly severity?: Severity;
}

type Subscriber =
  | {
      /** The person confirms by a link in the first message. */
      readonly email: string;
    }
  | {
      /** `https://…` of a pager, a chat or a ticket system; the address is in Terraform's state. */
      readonly webhook: string;
      /** The endpoint confirms by itself, as PagerDuty and Opsgenie do, so that Terraform can wait. @default false */
      readonly confirmsItself?: boolean;
    }
  | {
      /** A queue for alarms alone: its policy is written here. An encrypted queue's key must let SNS in. */
      readonly queue: { readonly arn: string; readonly url: string };
    }
  | {
      /** Called with every message; permitted here. */
      readonly function: { readonly arn: string; readonly functionName: string };
    };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function emailProblem(prop: string, email: string | undefined): Problem {
  return matches(prop, email, EMAIL, "be an e-mail address");
}

export function hearerProblems(id: string, hearer: Hearer): Problem[] {
  return [
    matches("id", id, /^[A-Za-z][\w-]{0,63}$/, "be 1 to 64 letters, digits, - and _, beginning with a letter"),
    "email" in hearer && emailProblem("email", hearer.email),
    "webhook" in hearer && matches("webhook", hearer.webhook, /^https:\/\/\S+$/, "begin with https://"),
    "queue" in hearer &&
      matches("queue.arn", hearer.queue.arn, /^arn:[\w-]+:sqs:(?!\S*\.fifo$)\S+$/, "be the ARN of a standard queue"),
    "action" in hearer &&
      matches(
        "action",
        hearer.action,
        /^arn:[\w-]+:(ssm|ssm-incidents):\S+$/,
        "be the ARN of an OpsItem or of a response plan of Systems Manager",
      ),
  ];
}

/** The addresses that the module's props name keep ids of their own. */
export function subscribeEmail(scope: Construct, topicArn: string, email: string): void {
  new SnsTopicSubscription(scope, `Email-${email}`, { topicArn, protocol: "email", endpoint: email });
}

export function subscribe(scope: Construct, topicArn: string, subscriber: Subscriber): void {
  new SnsTopicSubscription(scope, "Default", { topicArn, ...endpointOf(scope, topicArn, subscriber) });
}

function endpointOf(scope: Construct, topicArn: string, subscriber: Subscriber) {
  if ("email" in subscriber) return { protocol: "email", endpoint: subscriber.email };
  if ("webhook" in subscriber) {
    const { webhook, confirmsItself } = subscriber;
    return { protocol: "https", endpoint: webhook, endpointAutoConfirms: confirmsItself };
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
