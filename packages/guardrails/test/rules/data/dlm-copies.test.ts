import { dlmCopies } from "../../../src/rules/data/dlm-copies";
import { cases, says } from "../../cases";

const policy = (...rules: object[]) => ({
  resource: {
    aws_dlm_lifecycle_policy: {
      Daily: { policy_details: { schedule: [{ name: "daily", cross_region_copy_rule: rules }] } },
    },
  },
});
const copy = { target: "eu-west-1", encrypted: true, cmk_arn: "arn:aws:kms:eu-west-1:123456789012:key/1" };

cases(dlmCopies, {
  fails: {
    "a copy in clear": policy({ ...copy, encrypted: false }),
    "a copy under the key of AWS": policy({ target: "eu-west-1", encrypted: true }),
    "the second of two": policy(copy, { target: "eu-west-2", encrypted: false }),
  },
  passes: { "a copy under a key": policy(copy), "no copy": policy() },
});

const onEvent = (...encryption_configuration: object[]) => ({
  resource: {
    aws_dlm_lifecycle_policy: {
      Shared: {
        policy_details: {
          action: [{ name: "copy", cross_region_copy: [{ target: "eu-west-1", encryption_configuration }] }],
        },
      },
    },
  },
});
const CLEAR = "makes copies without encryption";
const AWS = "encrypts copies by the key of AWS";
says(dlmCopies, [
  ["a copy that says nothing", policy({ target: "eu-west-1" }), CLEAR],
  ["a copy in clear, as text", policy({ ...copy, encrypted: "false" }), CLEAR],
  ["a copy of which it is known later", policy({ ...copy, encrypted: "${var.encrypted}" }), undefined],
  ["a copy under the key of AWS", policy({ target: "eu-west-1", encrypted: true }), AWS],
  ["a copy under the key of AWS after one under a key", policy(copy, { target: "eu-west-2", encrypted: true }), AWS],
  ["a copy on an event, in clear", onEvent({ encrypted: false }), CLEAR],
  ["a copy on an event, under the key of AWS", onEvent({ encrypted: true }), AWS],
  ["a copy on an event, under a key", onEvent({ encrypted: true, cmk_arn: copy.cmk_arn }), undefined],
]);
