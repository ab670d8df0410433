import { secretOwnKey } from "../../../src/rules/identity/secret-own-key";
import { cases } from "../../cases";

const secret = (args: object) => ({ resource: { aws_secretsmanager_secret: { Token: { name: "token", ...args } } } });

cases(secretOwnKey, {
  fails: {
    "a secret that names none": secret({}),
    "a secret with a description": secret({ description: "token" }),
    "a secret that names the key of AWS": secret({ kms_key_id: "alias/aws/secretsmanager" }),
    "a secret that names it by ARN": secret({
      kms_key_id: "arn:aws:kms:eu-west-1:123456789012:alias/aws/secretsmanager",
    }),
  },
  passes: {
    "a key of the stack": secret({ kms_key_id: "${aws_kms_key.Key.arn}" }),
    "a key by its alias": secret({ kms_key_id: "alias/shop" }),
  },
});
