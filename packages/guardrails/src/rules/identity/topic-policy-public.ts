import { letsEverybodyIn, statements } from "@plinth/model";
import type { Rule } from "../../rule";

export const topicPolicyPublic: Rule = {
  id: "topic-policy-public",
  title: "No topic and no queue is open to everybody",
  why: "Anybody can send messages in your name, or read those of others.",
  fix: "name the principals, or narrow the statement by aws:SourceAccount or aws:SourceArn",
  level: "error",
  standards: { checkov: ["CKV_AWS_169", "CKV_AWS_385", "CKV_AWS_168"], fsbp: ["SNS.4", "SQS.3"] },
  types: ["aws_sns_topic", "aws_sns_topic_policy", "aws_sqs_queue", "aws_sqs_queue_policy"],
  check({ args }, stack) {
    return statements(args.policy, stack)?.some(letsEverybodyIn) && "is open to everybody";
  },
};
