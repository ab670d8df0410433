import type { Rule } from "../../rule";

export const topicEncryption: Rule = {
  id: "topic-encryption",
  title: "Topics are encrypted",
  why: "Messages lie on disks until they are delivered.",
  fix: "set kms_master_key_id, of a key that the publishing services may use",
  level: "error",
  standards: { checkov: ["CKV_AWS_26"], fsbp: ["SNS.1"] },
  types: ["aws_sns_topic"],
  check: ({ args }) => args.kms_master_key_id === undefined && "is not encrypted",
};
