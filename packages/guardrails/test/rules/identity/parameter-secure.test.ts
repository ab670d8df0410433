import { parameterSecure } from "../../../src/rules/identity/parameter-secure";
import { cases, says } from "../../cases";

const parameter = (args: object) => ({ resource: { aws_ssm_parameter: { P: { name: "/shop/url", ...args } } } });

cases(parameterSecure, {
  fails: { text: parameter({ type: "String", value: "x" }), "the key of AWS": parameter({ type: "SecureString" }) },
  passes: {
    "a key of the stack": parameter({ type: "SecureString", key_id: "${aws_kms_key.Key.arn}" }),
    "a key by its alias": parameter({ type: "SecureString", key_id: "alias/shop" }),
  },
});

says(parameterSecure, [
  ["text", parameter({ type: "String", key_id: "alias/shop" }), "is kept in clear"],
  ["the key of AWS", parameter({ type: "SecureString" }), "is encrypted by the key of AWS"],
]);
