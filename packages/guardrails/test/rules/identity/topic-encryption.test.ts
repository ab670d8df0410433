import { topicEncryption } from "../../../src/rules/identity/topic-encryption";
import { cases } from "../../cases";

const topic = (args: object) => ({ resource: { aws_sns_topic: { Alarms: { name: "alarms", ...args } } } });

cases(topicEncryption, {
  fails: { "a topic that says nothing": topic({}), "an ordered topic": topic({ fifo_topic: true }) },
  passes: {
    "a key of the stack": topic({ kms_master_key_id: "${aws_kms_key.Key.arn}" }),
    "the key of AWS": topic({ kms_master_key_id: "alias/aws/sns" }),
  },
});
