import { passwordPolicy } from "../../../src/rules/identity/password-policy";
import { cases, says } from "../../cases";

const good = {
  minimum_password_length: 14,
  password_reuse_prevention: 24,
  require_lowercase_characters: true,
  require_uppercase_characters: true,
  require_numbers: true,
  require_symbols: true,
};
const policy = (args: object) => ({ resource: { aws_iam_account_password_policy: { P: { ...good, ...args } } } });

cases(passwordPolicy, {
  fails: {
    "eight characters": policy({ minimum_password_length: 8 }),
    "no symbols": policy({ require_symbols: false }),
    "any old password": policy({ password_reuse_prevention: 5 }),
  },
  passes: { "what is demanded": policy({}), "more than that": policy({ minimum_password_length: 20 }) },
});

says(passwordPolicy, [
  ["thirteen characters", policy({ minimum_password_length: 13 }), "takes fewer than 14 characters"],
  ["no length", policy({ minimum_password_length: undefined }), "takes fewer than 14 characters"],
  ["23 old passwords", policy({ password_reuse_prevention: 23 }), "lets the last 24 passwords be used again"],
  ["no old passwords", policy({ password_reuse_prevention: undefined }), "lets the last 24 passwords be used again"],
  ["no lower case", policy({ require_lowercase_characters: false }), "does not demand lowercase characters"],
  [
    "nothing",
    { resource: { aws_iam_account_password_policy: { P: {} } } },
    "takes fewer than 14 characters, and lets the last 24 passwords be used again, and does not demand " +
      "lowercase characters, uppercase characters, numbers, symbols",
  ],
]);
