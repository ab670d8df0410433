import { dlmCopies } from "../../../src/rules/data/dlm-copies";
import { cases } from "../../cases";

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
