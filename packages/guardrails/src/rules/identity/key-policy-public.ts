import { letsEverybodyIn, statements } from "@plinth/model";
import type { Rule } from "../../rule";

export const keyPolicyPublic: Rule = {
  id: "key-policy-public",
  title: "No key is open to everybody",
  why: "Who may use a key may read what it encrypts.",
  fix: "name the principals, or narrow the statement by a condition on the caller",
  level: "error",
  standards: { checkov: ["CKV_AWS_33"], fsbp: ["KMS.5"] },
  types: ["aws_kms_key", "aws_kms_key_policy"],
  check({ args }, stack) {
    const open = statements(args.policy, stack)?.some(letsEverybodyIn);
    return open && "lets everybody use the key";
  },
};
