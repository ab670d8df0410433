import type { Rule } from "../../rule";

export const keyPolicyOwn: Rule = {
  id: "key-policy-own",
  title: "Keys have a policy that somebody has written",
  why: "By default whoever may change IAM policies may use the key.",
  fix: "set policy, or add an aws_kms_key_policy",
  level: "error",
  standards: { checkov: ["CKV2_AWS_64"] },
  types: ["aws_kms_key"],
  check: (key, stack) =>
    key.args.policy === undefined &&
    stack.referringTo(key, "aws_kms_key_policy").length === 0 &&
    "has the policy that AWS gives",
};
