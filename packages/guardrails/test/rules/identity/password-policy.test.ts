import { passwordPolicy } from "../../../src/rules/identity/password-policy";
import { cases } from "../../cases";

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
