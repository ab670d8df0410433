import { number, numberOr } from "@plinth/model";
import {
  type Check,
  firstOf,
  has,
  mustBeReferredToBy,
  mustBeSet,
  mustNot,
  mustNotBeFalse,
  unless,
} from "../checks/arguments";
import { isOpenToEverybody } from "../checks/policies";
import { error, warning } from "./row";

const LOG_GROUP = "aws_cloudwatch_log_group";
const TOPICS_AND_QUEUES = ["aws_sns_topic", "aws_sns_topic_policy", "aws_sqs_queue", "aws_sqs_queue_policy"];

const isKeptUnderAYear: Check = ({ args }) => {
  const days = number(args.retention_in_days);
  return days !== undefined && days > 0 && days < 365 && `keeps logs for ${days} days`;
};

/** Alarms, logs, topics and queues. */
export const MONITORING = [
  warning("alarm-actions", "aws_cloudwatch_metric_alarm", "CKV_AWS_319, CloudWatch.15, CloudWatch.17", {
    title: "Alarms tell somebody",
    why: "An alarm that nobody hears is found in the report about the outage.",
    fix: "set alarm_actions, and leave actions_enabled out",
    check: firstOf(
      mustNotBeFalse("actions_enabled", "is silent"),
      unless(has("alarm_actions"), mustBeReferredToBy([], "tells nobody")),
    ),
  }),
  warning("log-customer-managed-key", LOG_GROUP, "CKV_AWS_158", {
    title: "Logs are encrypted with a customer managed key",
    why: "Logs hold addresses, names and at times more; a key is a second lock, and its use is recorded.",
    fix: "set kms_key_id, and let the logs service use the key",
    check: mustBeSet("kms_key_id", "is encrypted by the key of CloudWatch"),
  }),
  error("log-retention", LOG_GROUP, "CKV_AWS_66", {
    title: "Logs end some day",
    why: "Left out, they are kept, and paid, for ever.",
    fix: "set retention_in_days",
    check: mustNot(({ args }) => numberOr(args.retention_in_days, 0) === 0, "keeps logs for ever"),
  }),
  warning("log-retention-year", LOG_GROUP, "CKV_AWS_338, CloudWatch.16", {
    title: "Logs are kept for a year",
    why: "Break-ins are found after months, and how they began is in the logs of then.",
    fix: "set retention_in_days to 365 or more",
    check: isKeptUnderAYear,
  }),
  error("topic-encryption", "aws_sns_topic", "CKV_AWS_26, SNS.1", {
    title: "Topics are encrypted",
    why: "Messages lie on disks until they are delivered.",
    fix: "set kms_master_key_id, of a key that the publishing services may use",
    check: mustBeSet("kms_master_key_id", "is not encrypted"),
  }),
  error("topic-policy-public", TOPICS_AND_QUEUES, "CKV_AWS_169, CKV_AWS_385, CKV_AWS_168, CKV_AWS_387, SNS.4, SQS.3", {
    title: "No topic and no queue is open to everybody",
    why: "Anybody can send messages in your name, or read those of others.",
    fix: "name the principals, or narrow the statement by aws:SourceAccount or aws:SourceArn",
    check: mustNot(isOpenToEverybody, "is open to everybody"),
  }),
];
