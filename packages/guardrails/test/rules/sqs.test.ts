import { SQS } from "../../src/rules/sqs";
import { fails, named, one, passes, policy, table } from "../cases";

const queue = one("aws_sqs_queue.Orders", { name: "orders" });
const key = { kms_master_key_id: "${aws_kms_key.Key.id}" };
const allows = (args: object, type = "aws_sqs_queue_policy") =>
  one(`${type}.P`)({ policy: policy({ Effect: "Allow", Principal: { AWS: "123456789012" }, Resource: "*", ...args }) });

table(SQS, {
  "queue-encryption": [
    fails("is not encrypted", queue({ sqs_managed_sse_enabled: false }), queue({ sqs_managed_sse_enabled: "false" })),
    passes(queue(), queue({ sqs_managed_sse_enabled: true }), queue({ sqs_managed_sse_enabled: false, ...key })),
  ],
  "queue-customer-managed-key": [
    named(queue, "kms_master_key_id", "is encrypted by the key of SQS"),
    fails("is encrypted by the key of AWS", queue({ kms_master_key_id: "alias/aws/sqs" })),
  ],
  "queue-policy-actions": [
    fails("allows every action", allows({ Action: "*" }), allows({ Action: ["sqs:SendMessage", "*"] })),
    fails("allows every action", allows({ NotAction: "sqs:DeleteQueue" }), allows({ Action: "*" }, "aws_sqs_queue")),
    passes(allows({ Action: "sqs:SendMessage" }), allows({ Action: "*", Effect: "Deny" }), queue()),
    passes(one("aws_sqs_queue_policy.P")({ policy: "${var.policy}" })),
  ],
});
