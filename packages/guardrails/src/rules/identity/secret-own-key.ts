import type { Rule } from "../../rule";

export const secretOwnKey: Rule = {
  id: "secret-own-key",
  title: "Secrets are encrypted by a key of one's own",
  why: "The key of AWS cannot be denied to anybody in the account, and such secrets cannot be read from another.",
  fix: "set kms_key_id",
  level: "warning",
  standards: { checkov: ["CKV_AWS_149"] },
  types: ["aws_secretsmanager_secret"],
  check: ({ args }) => args.kms_key_id === undefined && "is encrypted by the key of AWS",
};
