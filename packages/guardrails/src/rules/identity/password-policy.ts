import { isTrue, numberOr } from "@plinth/model";
import type { Rule } from "../../rule";

export const passwordPolicy: Rule = {
  id: "password-policy",
  title: "Passwords are long, and not used again",
  why: "Short passwords are guessed, and old ones are known.",
  fix: "demand 14 characters of all kinds, and remember 24 passwords",
  level: "error",
  standards: {
    checkov: ["CKV_AWS_9", "CKV_AWS_10", "CKV_AWS_11", "CKV_AWS_12", "CKV_AWS_13", "CKV_AWS_14", "CKV_AWS_15"],
    cis: ["1.8", "1.9"],
    fsbp: ["IAM.7"],
  },
  types: ["aws_iam_account_password_policy"],
  check({ args }) {
    const kinds = ["lowercase_characters", "uppercase_characters", "numbers", "symbols"];
    const missing = kinds.filter((kind) => !isTrue(args[`require_${kind}`]));
    const problems = [
      numberOr(args.minimum_password_length, 6) < 14 && "takes fewer than 14 characters",
      numberOr(args.password_reuse_prevention, 0) < 24 && "lets the last 24 passwords be used again",
      missing.length > 0 && `does not demand ${missing.join(", ").replaceAll("_", " ")}`,
    ];
    return problems.filter((one) => typeof one === "string").join(", and ");
  },
};
