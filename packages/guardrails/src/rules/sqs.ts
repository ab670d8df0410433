import { firstOf, has, is, mustBeSet, mustNot, mustNotBeFalse, unless } from "../checks/arguments";
import { allowsEveryAction } from "../checks/policies";
import { advice, error, warning } from "./row";

const QUEUE = "aws_sqs_queue";

/** Queues. */
export const SQS = [
  error("queue-encryption", QUEUE, "CKV_AWS_27, SQS.1", {
    title: "Queues are encrypted",
    why: "Messages lie on disks until they are received.",
    fix: "leave sqs_managed_sse_enabled out, or set kms_master_key_id",
    // Left out, SQS encrypts with a key of its own.
    check: unless(has("kms_master_key_id"), mustNotBeFalse("sqs_managed_sse_enabled", "is not encrypted")),
  }),
  advice("queue-customer-managed-key", QUEUE, "CKV2_AWS_73", {
    title: "Queues are encrypted by a customer managed key",
    why: "The key of AWS cannot be denied to anybody in the account, and its use by other accounts cannot be allowed.",
    fix: "set kms_master_key_id, of a key that the sending services may use",
    check: firstOf(
      mustBeSet("kms_master_key_id", "is encrypted by the key of SQS"),
      mustNot(is("kms_master_key_id", "alias/aws/sqs"), "is encrypted by the key of AWS"),
    ),
  }),
  warning("queue-policy-actions", [QUEUE, "aws_sqs_queue_policy"], "CKV_AWS_72", {
    title: "Policies of queues name the actions that they allow",
    why: "A sender that may do everything can also delete the queue and read what others sent.",
    fix: "name the actions, such as sqs:SendMessage",
    check: mustNot(allowsEveryAction, "allows every action"),
  }),
];
