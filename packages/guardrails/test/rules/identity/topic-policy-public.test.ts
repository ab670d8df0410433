import { topicPolicyPublic } from "../../../src/rules/identity/topic-policy-public";
import { cases, says } from "../../cases";

const policy = (type: string, statement: object) => ({
  resource: {
    [type]: { P: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Resource: "*", ...statement }] }) } },
  },
});
const everybody = { Principal: "*", Action: "sns:Publish" };

cases(topicPolicyPublic, {
  fails: {
    "a topic": policy("aws_sns_topic_policy", everybody),
    "a queue": policy("aws_sqs_queue_policy", { Principal: { AWS: "*" }, Action: "sqs:*" }),
  },
  passes: {
    "a service": policy("aws_sns_topic_policy", { ...everybody, Principal: { Service: "cloudwatch.amazonaws.com" } }),
    "everybody on behalf of one bucket": policy("aws_sqs_queue_policy", {
      ...everybody,
      Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::uploads" } },
    }),
  },
});

const OPEN = "is open to everybody";
says(topicPolicyPublic, [
  ...["aws_sns_topic", "aws_sns_topic_policy", "aws_sqs_queue", "aws_sqs_queue_policy"].map(
    (type) => [type, policy(type, everybody), OPEN] as const,
  ),
  ["everybody, refused", policy("aws_sns_topic_policy", { ...everybody, Effect: "Deny" }), undefined],
  ["a topic without a policy", { resource: { aws_sns_topic: { T: { name: "alarms" } } } }, undefined],
]);

says(topicPolicyPublic, [
  [
    "a topic for everybody but one",
    policy("aws_sns_topic_policy", { ...everybody, Principal: undefined, NotPrincipal: { AWS: "123456789012" } }),
    "is open to everybody",
  ],
  [
    "a queue for what comes from any account",
    policy("aws_sqs_queue_policy", { ...everybody, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } } }),
    "is open to everybody",
  ],
]);
