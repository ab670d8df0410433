import type { Rule } from "../../rule";

/** The key that AWS keeps for the service, by its alias or the ARN of it. */
const AWS_KEY = /(^|:)alias\/aws\/secretsmanager$/;

export const secretOwnKey: Rule = {
  id: "secret-own-key",
  title: "Secrets are encrypted by a key of one's own",
  why: "The key of AWS cannot be denied to anybody in the account, and such secrets cannot be read from another.",
  fix: "set kms_key_id",
  level: "warning",
  standards: { checkov: ["CKV_AWS_149"] },
  types: ["aws_secretsmanager_secret"],
  check: ({ args: { kms_key_id: key } }) =>
    (key === undefined || AWS_KEY.test(`${key}`)) && "is encrypted by the key of AWS",
};
