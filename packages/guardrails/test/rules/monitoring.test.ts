import { MONITORING } from "../../src/rules/monitoring";
import { fails, named, one, passes, policy, table } from "../cases";

const alarm = one("aws_cloudwatch_metric_alarm.Cpu");
const topics = { alarm_actions: ["${aws_sns_topic.Alarms.arn}"] };
const composite = {
  "aws_cloudwatch_composite_alarm.Down": { alarm_rule: "ALARM(${aws_cloudwatch_metric_alarm.Cpu.alarm_name})" },
};
const group = one("aws_cloudwatch_log_group.Web", { name: "/web" });
const days = (retention_in_days: unknown) => group({ retention_in_days });
const topic = one("aws_sns_topic.Alarms", { name: "alarms" });

const of = (type: string, args: object = {}) =>
  one(`aws_${type}.P`)({
    policy: policy({ Effect: "Allow", Resource: "*", Principal: "*", Action: "sns:Publish", ...args }),
  });
const source = (operator: string, arn: string) => ({ Condition: { [operator]: { "aws:SourceArn": arn } } });
const butOne = { Principal: undefined, NotPrincipal: { AWS: "123456789012" } };

table(MONITORING, {
  "alarm-actions": [
    fails("tells nobody", alarm({ threshold: 80 }), alarm({ actions_enabled: true })),
    fails("is silent", ...[false, "false"].map((enabled) => alarm({ ...topics, actions_enabled: enabled }))),
    passes(alarm(topics), alarm({ ...topics, actions_enabled: true }), alarm({}, composite)),
  ],
  "log-customer-managed-key": [
    named(group, "kms_key_id", "is encrypted by the key of CloudWatch"),
    fails("is encrypted by the key of CloudWatch", days(365)),
  ],
  "log-retention": [fails("keeps logs for ever", group(), days(0)), passes(days(30), days("${var.days}"))],
  "log-retention-year": [
    ...[1, "1", 30, 180, 364].map((count) => fails(`keeps logs for ${count} days`, days(count))),
    passes(days(365), group(), days(0)),
  ],
  "topic-encryption": [
    named(topic, "kms_master_key_id", "is not encrypted"),
    fails("is not encrypted", topic({ fifo_topic: true })),
    passes(topic({ kms_master_key_id: "alias/aws/sns" })),
  ],
  "topic-policy-public": [
    fails(
      "is open to everybody",
      ...["sns_topic", "sns_topic_policy", "sqs_queue", "sqs_queue_policy"].map((type) => of(type)),
      of("sqs_queue_policy", { Principal: { AWS: "*" }, Action: "sqs:*" }),
      of("sns_topic_policy", butOne),
      of("sqs_queue_policy", source("ArnLike", "arn:aws:sns:*:*:*")),
    ),
    passes(of("sns_topic_policy", { Principal: { Service: "cloudwatch.amazonaws.com" } }), topic()),
    passes(of("sns_topic_policy", { Effect: "Deny" })),
    passes(of("sqs_queue_policy", source("ArnEquals", "arn:aws:s3:::uploads"))),
  ],
});
