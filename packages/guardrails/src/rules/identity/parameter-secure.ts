import type { Rule } from "../../rule";

export const parameterSecure: Rule = {
  id: "parameter-secure",
  title: "Parameters are encrypted, by a key of one's own",
  why: "What begins as a harmless setting ends as a password.",
  fix: "use the type SecureString with key_id",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_34", "CKV_AWS_337"] },
  types: ["aws_ssm_parameter"],
  check({ args }) {
    if (args.type !== "SecureString") return "is kept in clear";
    return args.key_id === undefined && "is encrypted by the key of AWS";
  },
};
